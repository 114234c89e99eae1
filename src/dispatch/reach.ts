/** What changes of projects, links and channels do to who sees a project. */
import { inParts } from '../kit/in-parts.js';
import { reachOf } from '../model/audience.js';
import { type Change, set } from '../model/changes.js';
import type { Link, Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';

/** The projects that some changes link, unlink or give another audience. */
function affectedProjects(changes: readonly Change[]): string[] {
  const ids = changes.flatMap((change) => {
    if (change.kind === 'project' && change.do !== 'erase' && change.do !== 'remove') return [change.row.id];
    if (change.kind !== 'link') return [];
    return [change.do === 'add' ? change.row.project : change.was.project];
  });
  return [...new Set(ids)];
}

/** A project's links once changes are made. */
function linksAfter(links: readonly Link[], project: string, changes: readonly Change[]): Link[] {
  const after = new Map(links.map((link) => [link.id, link]));
  for (const change of changes) {
    if (change.kind !== 'link') continue;
    if (change.do === 'remove') after.delete(change.was.id);
    else if (change.row.project === project) after.set(change.row.id, change.row);
  }
  return [...after.values()];
}

/** The changes, with what they do to who sees the projects. Call it before they are made. */
export async function withReach(read: Reader, changes: readonly Change[]): Promise<Change[]> {
  let all = [...changes];
  for (const id of affectedProjects(changes)) {
    if (all.some((change) => change.kind === 'project' && change.do === 'remove' && change.was.id === id)) continue;
    all = await withReachOf(read, id, all);
  }
  return all;
}

async function withReachOf(read: Reader, id: string, changes: readonly Change[]): Promise<Change[]> {
  const own = changes.findIndex((change) => isWritten(change, id));
  const change = changes[own];
  const project = change && isWritten(change, id) ? change.row : await read.get('project', id);
  if (!project) return [...changes];
  const links = linksAfter(await read.find('link', { where: { project: id } }), id, changes);
  const reach = await reachOver(read, project, links);
  if (reach === project.reach) return [...changes];
  if (!change || !isWritten(change, id)) return [...changes, set('project', project, { reach })];
  return changes.with(own, { ...change, row: { ...change.row, reach } });
}

type Written = Extract<Change, { kind: 'project'; do: 'add' | 'set' }>;

const isWritten = (change: Change, id: string): change is Written =>
  change.kind === 'project' && (change.do === 'add' || change.do === 'set') && change.row.id === id;

async function reachOver(read: Reader, { audience }: Project, links: readonly Link[]) {
  const ids = links.map(({ channel }) => channel);
  return reachOf(audience, await channelsOf(read, ids));
}

/** The channels with these ids; one that is not known counts as private. */
async function channelsOf(read: Reader, ids: readonly string[]) {
  const known = await inParts(ids, (id) => read.find('channel', { where: { id } }));
  const byId = new Map(known.map((channel) => [channel.id, channel]));
  return ids.map((id) => byId.get(id) ?? { access: 'private' as const });
}

/** The changes after a channel became public or private: who sees its projects. */
export async function reachAfterMove(read: Reader, channel: string): Promise<Change[]> {
  const links = await read.find('link', { where: { channel } });
  const projects = await inParts(
    links.map(({ project }) => project),
    (id) => read.find('project', { where: { id } }),
  );
  const changes: Change[] = [];
  for (const project of projects) {
    const reach = await reachOver(read, project, await read.find('link', { where: { project: project.id } }));
    if (reach !== project.reach) changes.push(set('project', project, { reach }));
  }
  return changes;
}
