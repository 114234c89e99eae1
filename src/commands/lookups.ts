/** Look-ups that reading a command needs: projects, stages, people and tasks by what people call them. */
import { firstKeyOf, keyOf, typoOf } from '../model/names.js';
import { canOwn } from '../model/people.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage, Task } from '../model/project-rows.js';
import { STAGE_ALIASES } from '../model/stages.js';
import type { Reader } from '../ports/store.js';

const MOST_LINKS = 100;
/** People from before names were kept for look-ups, whose names are compared one by one until their platform lists them. */
const MOST_UNINDEXED = 2_000;
/** The largest number that the store can hold. */
const LARGEST_NUMBER = 2_147_483_647;

/** Projects of one name that somebody may see: each had the name free among those that its maker saw. */
const MOST_NAMESAKES = 20;

/** The project with a name, of several the one linked to a channel, else the oldest; archived ones too. */
export async function projectByName(read: Reader, name: string, channel?: string): Promise<Project | undefined> {
  const key = keyOf(name);
  if (key === '') return undefined;
  const named = await read.find('project', { where: { key }, order: ['createdAt', 'id'], limit: MOST_NAMESAKES });
  if (named.length < 2 || channel === undefined) return named[0];
  const links = await read.find('link', { where: { channel, project: named.map(({ id }) => id) } });
  return named.find(({ id }) => links.some(({ project }) => project === id)) ?? named[0];
}

/** The projects of a channel, the main one first, without archived ones. */
export async function projectsOf(read: Reader, channel: string): Promise<Project[]> {
  const links = await read.find('link', { where: { channel }, limit: MOST_LINKS });
  if (links.length === 0) return [];
  links.sort((a, b) => Number(b.main) - Number(a.main) || a.at - b.at);
  const ids = links.map(({ project }) => project);
  const found = await read.find('project', { where: { id: ids, archived: false } });
  return ids.flatMap((id) => found.find((project) => project.id === id) ?? []);
}

/** The projects that a command without one means in a channel: its own, the main one first; else the only one there is. */
export async function projectsHere(read: Reader, channel: string): Promise<Project[]> {
  const linked = await projectsOf(read, channel);
  if (linked.length > 0) return linked;
  const all = await read.find('project', { where: { archived: false }, limit: 2 });
  return all.length === 1 ? all : [];
}

/** The stages of a project in order, without dropped ones. */
export async function stagesOf(read: Reader, project: string): Promise<Stage[]> {
  return read.find('stage', { where: { project, dropped: false }, order: ['position', 'id'] });
}

/** The task with a short number: 12 for "#12". */
export async function taskByNumber(read: Reader, number: number): Promise<Task | undefined> {
  if (!Number.isSafeInteger(number) || number < 1 || number > LARGEST_NUMBER) return undefined;
  return (await read.find('task', { where: { number }, limit: 1 }))[0];
}

/**
 * The person with a name or id, else with a first name; undefined if there is none or more than one. Bots and people who
 * have left are found only if nobody else is meant.
 */
export async function personByName(read: Reader, name: string): Promise<Person | undefined> {
  const bare = name.replace(/^@/, '');
  const key = keyOf(bare);
  if (key === '') return undefined;
  const byId = await read.get('person', bare);
  if (byId && canOwn(byId)) return byId;
  const [one, more] = await namesakes(read, key);
  if (one) return more ? undefined : one;
  return byId ?? (await namesakesOf(read, { key }))[0] ?? (await namesakesOf(read, { firstKey: key }))[0];
}

/** Whoever has a name, or a first name, the bots and those who have left among them. */
const namesakesOf = (read: Reader, where: { key?: string; firstKey?: string }): Promise<Person[]> =>
  read.find('person', { where, limit: 1, order: ['id'] });

/** Two people at most who can have work and whose name, or else first name, is this one. */
async function namesakes(read: Reader, key: string): Promise<Person[]> {
  const find = (where: { key?: string; firstKey?: string }, limit: number) =>
    read.find('person', { where: { ...where, gone: false, standing: { except: ['bot'] } }, limit, order: ['id'] });
  const unindexed = await find({ key: '' }, MOST_UNINDEXED);
  const named = [...(await find({ key }, 2)), ...unindexed.filter((person) => keyOf(person.name) === key)];
  if (named.length > 0) return named;
  const isFirst = (person: Person) => firstKeyOf(person.name) === key;
  return [...(await find({ firstKey: key }, 2)), ...unindexed.filter(isFirst)];
}

/** The stage that a folded name means: its own, an alias of the template ("eval"), or one with a small typing error. */
export function stageByName(stages: readonly Stage[], fold: string): Stage | undefined {
  const named = stages.find(({ key }) => key === fold) ?? stages.find(({ key }) => STAGE_ALIASES[key]?.includes(fold));
  if (named) return named;
  const keys = stages.map(({ key }) => key);
  const meant = typoOf(fold, keys);
  return meant === undefined ? undefined : stages[keys.indexOf(meant)];
}
