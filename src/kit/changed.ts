/** What changes are about: the projects, and whether somebody sees what is changed. */
import { isFullMember } from '../model/audience.js';
import type { Change } from '../model/changes.js';
import type { Channel, Person } from '../model/people-rows.js';
import type { ItemKind, Project } from '../model/project-rows.js';
import { seesProject } from '../model/sight.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';
import { isInPlace, sightOf } from './sight.js';

/** Ids of the projects that some changes are about. */
export const projectsIn = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap((change) => aboutOf(change)?.project ?? [])),
];

/** A project, stage or task. */
export interface ItemName {
  kind: ItemKind;
  id: string;
}

/** The project, stage or task that a change is about; undefined if it is about none. */
export function itemOf(change: Change): ItemName | undefined {
  if (change.do === 'erase') return undefined;
  const { kind } = change;
  const id = aboutOf(change)?.item;
  if (id === undefined) return undefined;
  if (kind === 'stage' || kind === 'task') return { kind, id };
  if (kind !== 'offer' && kind !== 'history') return { kind: 'project', id };
  const { item } = change.do === 'remove' ? change.was : change.row;
  return { kind: item, id };
}

/** The project and the item that a change is about; undefined if it is about none. */
function aboutOf(change: Change): { project: string; item: string } | undefined {
  if (change.do === 'erase') return undefined;
  switch (change.kind) {
    case 'project': {
      const { id } = change.do === 'remove' ? change.was : change.row;
      return { project: id, item: id };
    }
    case 'link':
    case 'auditAnswer':
    case 'auditProfile':
    case 'promotion':
    case 'contradiction':
    case 'signalRule':
    case 'incident': {
      const { project } = change.do === 'remove' ? change.was : change.row;
      return { project, item: project };
    }
    case 'stage':
    case 'task': {
      const { project, id } = change.do === 'remove' ? change.was : change.row;
      return { project, item: id };
    }
    case 'offer':
    case 'history': {
      const { project, itemId } = change.do === 'remove' ? change.was : change.row;
      return { project, item: itemId };
    }
    default:
      return undefined;
  }
}

/**
 * Whether somebody sees what is changed, wherever they are: all the projects, or the item as their own.
 * @param now epoch milliseconds
 */
export async function seesChanged(
  read: Reader,
  person: string,
  changes: readonly Change[],
  now: number,
): Promise<boolean> {
  const projects = projectsIn(changes);
  if (projects.length === 0) return true;
  const me = await read.get('person', person);
  if (!me) return false;
  const items = new Set(changes.flatMap((change) => aboutOf(change)?.item ?? []));
  for (const channel of await viewpoints(read, me, projects, now)) {
    const sight = await sightOf(read, { me, channel, now });
    if (projects.every((id) => seesProject(sight, id)) || sight.items.some((id) => items.has(id))) return true;
  }
  return false;
}

/** Whether somebody sees a project, wherever they are. */
export async function seesAll(read: Reader, me: Person, { id, reach }: Project, now: number): Promise<boolean> {
  if (reach === 'everyone' && isFullMember(me)) return true;
  for (const channel of await viewpoints(read, me, [id], now))
    if (seesProject(await sightOf(read, { me, channel, now }), id)) return true;
  return false;
}

/** Guests and people of other organisations see a project from its channels that they are in. */
async function viewpoints(
  read: Reader,
  me: Person,
  projects: readonly string[],
  now: number,
): Promise<(Channel | null)[]> {
  if (isFullMember(me)) return [null];
  const links = await inParts(projects, (project) => read.find('link', { where: { project } }));
  const channels = await inParts(
    links.map(({ channel }) => channel),
    (id) => read.find('channel', { where: { id } }),
  );
  const isIn = await Promise.all(channels.map(({ place }) => isInPlace(read, me.id, place, now)));
  return [null, ...channels.filter((_, i) => isIn[i])];
}
