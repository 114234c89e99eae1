/** The rows that the words of one utterance can mean, read once. */
import { projectsHere } from '../commands/lookups.js';
import { keyOf } from '../model/names.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage, Task } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import type { Token } from './tokens.js';

/** Tokens in which names are looked for; what comes later is text. */
export const MOST_NAMED = 120;
/** Words of the longest name that is looked for. */
export const LONGEST_NAME = 8;
const MOST_PROJECTS = 30;
const MOST_TASKS = 300;
/** Tasks that are sorted rather than found by their number. */
const MOST_SORTED = 3_000;
const MOST_PEOPLE = 60;
/** People from before names were kept for look-ups, whose names are compared one by one until their platform lists them. */
const MOST_UNINDEXED = 2_000;
/** The largest number that the store can hold. */
const LARGEST_NUMBER = 2_147_483_647;

/** What an utterance can be about. */
export interface World {
  /** The place has projects of its own. */
  hasLinks: boolean;
  /** The projects of the channel, the main one first; in a direct message all that the person sees, if they are few, and what they see in part. */
  here: readonly Project[];
  /** These, and those named elsewhere; archived ones too. */
  projects: readonly Project[];
  stages: readonly Stage[];
  tasks: readonly Task[];
  people: readonly Person[];
}

/** Reads what the tokens of an utterance can mean in a channel. */
export async function readWorld(
  read: Reader,
  { channel, me, text, inPart }: { channel: string; me: string; text: string; inPart: readonly Project[] },
  tokens: readonly Token[],
): Promise<World> {
  const keys = [...new Set(runs(tokens).map(([from, to]) => keyOf(text.slice(from.start, to.end))))].filter(Boolean);
  const [linked, named, people, numbered, archived] = await Promise.all([
    projectsHere(read, channel),
    keys.length > 0
      ? read.find('project', { where: { key: keys }, order: ['createdAt', 'id'], limit: MOST_PROJECTS })
      : [],
    peopleNamed(read, keys, tokens, me),
    tasksNumbered(read, tokens),
    read.find('project', { where: { archived: true }, order: ['-createdAt', 'id'], limit: MOST_PROJECTS }),
  ]);
  const whole = linked.length > 0 ? linked.slice(0, MOST_PROJECTS) : await someProjects(read);
  const here = [...whole, ...inPart];
  const projects = unique([...here, ...named, ...archived, ...(await projectsOfTasks(read, numbered))]);
  const [stages, tasks] = await Promise.all([stagesIn(read, here, projects), tasksIn(read, here)]);
  return { hasLinks: linked.length > 0, here, projects, stages, tasks: unique([...numbered, ...tasks]), people };
}

/** The stages of projects, by their position. Those of the place are asked for by themselves, as in other utterances there. */
async function stagesIn(read: Reader, here: readonly Project[], projects: readonly Project[]): Promise<Stage[]> {
  const stagesOf = (some: readonly Project[]): Promise<Stage[]> | Stage[] => {
    const where = { project: some.map(({ id }) => id), dropped: false };
    return some.length > 0 ? read.find('stage', { where, order: ['position', 'id'] }) : [];
  };
  const isHere = new Set(here.map(({ id }) => id));
  const [own, others] = await Promise.all([stagesOf(here), stagesOf(projects.filter(({ id }) => !isHere.has(id)))]);
  if (others.length === 0) return own;
  return [...own, ...others].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** The runs of tokens that can be a name, as their first and last token. */
function runs(tokens: readonly Token[]): [Token, Token][] {
  const found: [Token, Token][] = [];
  const read = tokens.slice(0, MOST_NAMED);
  read.forEach((from, i) => {
    if (from.is !== 'word' && from.is !== 'quoted' && from.is !== 'emoji') return;
    for (const to of read.slice(i, i + LONGEST_NAME)) {
      if (to.is === 'line' || to.is === 'cited' || to.is === 'code') break;
      if (to.is !== 'mark') found.push([from, to]);
    }
  });
  return found;
}

const unique = <R extends { id: string }>(rows: readonly R[]): R[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** Where no project is linked, names can mean any that the person sees, if they are few enough to be told apart by name. */
const someProjects = (read: Reader): Promise<Project[]> =>
  read.find('project', { where: { archived: false }, order: ['createdAt', 'id'], limit: MOST_PROJECTS });

async function projectsOfTasks(read: Reader, tasks: readonly Task[]): Promise<Project[]> {
  const ids = [...new Set(tasks.map(({ project }) => project))];
  return ids.length > 0 ? read.find('project', { where: { id: ids } }) : [];
}

/**
 * The newest open and finished tasks of some projects. In the order of their numbers, a store may read all tasks of a workspace to find
 * the few of these projects; in that of their age it reads only theirs, and sorts them, which takes long for very many.
 */
async function tasksIn(read: Reader, projects: readonly Project[]): Promise<Task[]> {
  if (projects.length === 0) return [];
  const where = { project: projects.map(({ id }) => id), state: ['open', 'done'] as const };
  const counts = await read.tally('task', 'project', where);
  const isSorted = [...counts.values()].reduce((sum, count) => sum + count, 0) <= MOST_SORTED;
  return read.find('task', { where, order: isSorted ? ['-createdAt', '-number'] : ['-number'], limit: MOST_TASKS });
}

async function tasksNumbered(read: Reader, tokens: readonly Token[]): Promise<Task[]> {
  const numbers = tokens
    .slice(0, MOST_NAMED)
    .flatMap(({ text }) => /^#?(\d{1,10})$/.exec(text)?.[1] ?? [])
    .map(Number)
    .filter((number) => number > 0 && number <= LARGEST_NUMBER);
  return numbers.length > 0 ? read.find('task', { where: { number: [...new Set(numbers)] } }) : [];
}

/** Everybody whose name, first name or id is among these; those mentioned are known by their mention. */
async function peopleNamed(
  read: Reader,
  keys: readonly string[],
  tokens: readonly Token[],
  me: string,
): Promise<Person[]> {
  const said = tokens.slice(0, MOST_NAMED);
  const ids = [me, ...said.flatMap(({ is, text, mention }) => (is === 'word' ? [text] : mention ? [mention.id] : []))];
  const limit = MOST_PEOPLE;
  const single = keys.filter((key) => !key.includes('-'));
  // "danas" without its apostrophe
  const first = [...new Set([...single, ...single.flatMap((key) => (key.endsWith('s') ? [key.slice(0, -1)] : []))])];
  const found = await Promise.all([
    keys.length > 0 ? read.find('person', { where: { key: keys }, order: ['id'], limit }) : [],
    first.length > 0 ? read.find('person', { where: { firstKey: first }, order: ['id'], limit }) : [],
    read.find('person', { where: { id: [...new Set(ids)] } }),
    read.find('person', {
      where: { gone: false, standing: { except: ['bot'] }, key: '' },
      order: ['id'],
      limit: MOST_UNINDEXED,
    }),
  ]);
  return unique(found.flat());
}
