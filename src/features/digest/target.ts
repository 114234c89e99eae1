/** For whom a digest is, and over which projects. */
import { inParts } from '../../kit/in-parts.js';
import { allProjectsAt, projectsAt } from '../../kit/past-projects.js';
import type { Project } from '../../model/project-rows.js';
import type { Reader } from '../../ports/store.js';

/** The kinds of digest: of a channel's projects, of a person's own, and over all projects for one person. */
export const DIGEST_KINDS = ['channel', 'me', 'portfolio'] as const;
/** One of them. */
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** A digest of one kind. `id` is that of the channel, else of the person. */
export interface DigestTarget {
  kind: DigestKind;
  id: string;
}

/** "channel:C1": what an alarm carries, and the id of the row that remembers the last digest. */
export const targetName = ({ kind, id }: DigestTarget): string => `${kind}:${id}`;

/** The target with a name. @throws TypeError if no kind of digest has it */
export function readTargetName(name: string): DigestTarget {
  const at = name.indexOf(':');
  const kind = DIGEST_KINDS.find((one) => one === name.slice(0, at));
  if (!kind) throw new TypeError(`no digest is called ${name}`);
  return { kind, id: name.slice(at + 1) };
}

/** The id of its alarm. */
export const digestAlarmId = (target: DigestTarget): string => `digest:${targetName(target)}`;

/** The setting that holds its schedule. */
export const SCHEDULE_SETTING: Record<DigestKind, string> = {
  channel: 'digest',
  me: 'my-digest',
  portfolio: 'portfolio-digest',
};

const MOST_PROJECTS = 500;

/** The projects that a digest is about, as of an instant. A person's own are those that they lead or have work in now. */
export async function digestProjects(read: Reader, { kind, id }: DigestTarget, until: number): Promise<Project[]> {
  if (kind === 'channel') return (await projectsAt(read, id, until)).filter(({ reach }) => reach !== 'owners');
  if (kind === 'portfolio') return allProjectsAt(read, until, MOST_PROJECTS);
  return projectsOfPerson(read, id);
}

async function projectsOfPerson(read: Reader, id: string): Promise<Project[]> {
  const led = await read.find('project', { where: { lead: id, archived: false }, limit: MOST_PROJECTS });
  const stages = await read.tally('stage', 'project', { owner: id, dropped: false });
  const tasks = await read.tally('task', 'project', { owner: id, state: 'open' });
  const worked = [...stages.keys(), ...tasks.keys()].filter((project) => project !== null);
  const ids = [...new Set([...led.map((project) => project.id), ...worked])].slice(0, MOST_PROJECTS);
  const found = await inParts(ids, (part) => read.find('project', { where: { id: part, archived: false } }));
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}
