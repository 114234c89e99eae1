/**
 * Projects of one name, told apart. A name is free if whoever creates it sees no other that has it.
 */
import { dayAt, sayDay } from '../model/dates/calendar.js';
import type { Person } from '../model/people-rows.js';
import type { Project } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';
import type { Situation } from './context.js';

/** Links of namesakes that are looked at. */
const MOST_LINKS = 100;

/** By whom, where and when something is shown. */
interface Look {
  read: Reader;
  /** `YYYY-MM-DD`. */
  today: string;
  /** An IANA name. */
  zone: string;
  /** Whether only one person reads it. Others may not know of a private channel. */
  alone: boolean;
}

/**
 * What tells a project from others of its name: a channel, else its lead, else the day on which it was created. Projects that have
 * their name for themselves are left out.
 */
export async function apartBy(look: Look, projects: readonly Project[]): Promise<ReadonlyMap<string, string>> {
  const twins = projects.filter(({ id, key }) => projects.some((other) => other.key === key && other.id !== id));
  if (twins.length === 0) return new Map();
  const channels = await channelsOf(look, twins);
  const leads = await look.read.find('person', { where: { id: twins.flatMap(({ lead }) => lead ?? []) } });
  const marks = new Map(twins.map((one) => [one.id, marksOf(look, one, channels.get(one.id) ?? [], leads)]));
  return new Map(twins.map((one) => [one.id, ownMark(one, twins, marks)]));
}

/** Names of projects by id, each with what tells it from its namesakes: "Churn model (#churn)". */
export async function namesApart(
  { read, today, zone, label }: Pick<Situation, 'read' | 'today' | 'zone' | 'label'>,
  projects: readonly Project[],
  alone = true,
): Promise<(project: Project) => string> {
  const marks = await apartBy({ read, today, zone, alone }, projects);
  return ({ id, name }) => {
    const by = marks.get(id);
    return by === undefined ? name : label('name-apart', { name, by });
  };
}

/** "#churn" for each channel of a project that may be named. */
async function channelsOf({ read, alone }: Look, twins: readonly Project[]): Promise<Map<string, string[]>> {
  const links = await read.find('link', {
    where: { project: twins.map(({ id }) => id) },
    order: ['at', 'id'],
    limit: MOST_LINKS,
  });
  const id = links.map(({ channel }) => channel);
  const where = { id, direct: false, ...(!alone && { access: 'public' as const }) };
  const names = new Map((await read.find('channel', { where })).map((channel) => [channel.id, channel.name]));
  const marksOfTwin = (twin: string) =>
    links.flatMap(({ project, channel }) => (project === twin && names.get(channel) ? `#${names.get(channel)}` : []));
  return new Map(twins.map((twin) => [twin.id, marksOfTwin(twin.id)]));
}

function marksOf({ today, zone }: Look, { lead, createdAt }: Project, channels: string[], leads: Person[]): string[] {
  const led = leads.flatMap(({ id, name }) => (id === lead ? name : []));
  return [...channels, ...led, sayDay(dayAt(createdAt, zone), today)];
}

/** What goes by a name. */
type Named = Pick<Project, 'id' | 'key'>;

/** The first mark that none of its namesakes has too. */
export function ownMark(
  { id, key }: Named,
  twins: readonly Named[],
  marks: ReadonlyMap<string, readonly string[]>,
): string {
  const others = new Set(twins.flatMap((two) => (two.key === key && two.id !== id ? (marks.get(two.id) ?? []) : [])));
  const own = marks.get(id) ?? [];
  return own.find((mark) => !others.has(mark)) ?? own.at(-1) ?? '';
}
