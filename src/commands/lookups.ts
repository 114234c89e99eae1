/** Look-ups that reading a command needs: projects, stages, people and tasks by what people call them. */
import { keyOf, typoOf } from '../model/names.js';
import type { Person, Project, Stage, Task } from '../model/rows.js';
import { STAGE_ALIASES } from '../model/stages.js';
import type { Reader } from '../ports.js';

export async function projectByName(read: Reader, name: string): Promise<Project | undefined> {
  const key = keyOf(name);
  if (key === '') return undefined;
  return (await read.find('project', { where: { key }, limit: 1 }))[0];
}

/** The projects of a channel, the main one first, archived ones left out. */
export async function projectsOf(read: Reader, channel: string): Promise<Project[]> {
  const links = await read.find('link', { where: { channel }, limit: 100 });
  if (links.length === 0) return [];
  links.sort((a, b) => Number(b.main) - Number(a.main) || a.at - b.at);
  const found = await read.find('project', { where: { id: links.map((l) => l.project), archived: false } });
  return links.flatMap((l) => found.find((p) => p.id === l.project) ?? []);
}

/** The projects that a command without one means in a channel: those linked, the main one first; else the only one there is. */
export async function projectsHere(read: Reader, channel: string): Promise<Project[]> {
  const linked = await projectsOf(read, channel);
  if (linked.length > 0) return linked;
  const all = await read.find('project', { where: { archived: false }, limit: 2 });
  return all.length === 1 ? all : [];
}

/** The stages of a project in order, dropped ones left out. */
export async function stagesOf(read: Reader, project: string): Promise<Stage[]> {
  return read.find('stage', { where: { project, dropped: false }, order: ['position', 'id'] });
}

export async function taskByNumber(read: Reader, number: number): Promise<Task | undefined> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647) return undefined;
  return (await read.find('task', { where: { number }, limit: 1 }))[0];
}

/** The person with this name, first name or id; undefined where nobody or more than one has it. */
export async function personByName(read: Reader, name: string): Promise<Person | undefined> {
  const key = keyOf(name.replace(/^@/, ''));
  if (key === '') return undefined;
  const people = await read.find('person', { where: { gone: false }, limit: 2_000, order: ['id'] });
  const exact = people.filter((p) => p.id === name.replace(/^@/, '') || keyOf(p.name) === key);
  const first = people.filter((p) => keyOf(p.name.split(' ')[0] ?? '') === key);
  const [one, more] = exact.length > 0 ? exact : first;
  return more ? undefined : one;
}

/** The stage that a folded word means: its name, an alias of the template, the first word of its name, or a small typing error. */
export function stageByName(stages: readonly Stage[], fold: string): Stage | undefined {
  const by = (test: (stage: Stage) => boolean) => stages.find(test);
  const direct = by((s) => s.key === fold) ?? by((s) => STAGE_ALIASES[s.key]?.includes(fold) ?? false);
  if (direct) return direct;
  const meant = typoOf(
    fold,
    stages.map((s) => s.key),
  );
  return meant === undefined ? undefined : by((s) => s.key === meant);
}
