/**
 * Keeping facts: each night, what happened before midnight (UTC) is told once and for all, some projects at a time. Nothing is
 * lost if it does not run: what is not kept is read from the history.
 */
import {
  CHRONICLE_ALARM,
  historyOf,
  type Telling,
  TOLD_FIELDS,
  TOLD_ITEMS,
  tellable,
  tellingOf,
  toldThrough,
} from '../../kit/chronicles.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import { ALL_YEARS } from '../../model/chronicle-rows.js';
import { DAY } from '../../model/dates/calendar.js';
import { hashOf } from '../../model/hash.js';
import { Chronicler } from '../../model/insights/chronicler.js';
import type { Fact } from '../../model/insights/facts.js';
import { lastingEvents } from '../../model/insights/lasting-events.js';
import { type PackedFacts, packFacts, unpackFacts, unpackSums, yearOf } from '../../model/insights/packed.js';
import { summed } from '../../model/insights/sums.js';
import { UNDO_MS } from '../../model/undo.js';

/** How long after midnight the day before is over: no clock is that wrong, and nothing is taken back that late. */
const SETTLED_MS = 3_600_000;
/** Projects in one transaction, and lines of their history: on a machine with much to do, too, it ends long before its time is over. */
const MOST_PROJECTS = 25;
const MOST_LINES = 4_000;

/** Sets the alarm for a workspace that has none yet. */
export async function setChronicleAlarm({ read, now, workspace }: ReadContext): Promise<Change[]> {
  if (await read.get('alarm', CHRONICLE_ALARM)) return [];
  const at = nextTime(midnightBefore(now), workspace);
  return [add('alarm', { id: CHRONICLE_ALARM, workspace, at, what: 'chronicles', subject: '' })];
}

/** The last midnight that is settled. */
const midnightBefore = (now: number): number => Math.floor((now - SETTLED_MS) / DAY) * DAY;

/** When the day after a midnight is settled; not in all workspaces at the same moment. */
const nextTime = (midnight: number, workspace: string): number =>
  midnight + DAY + SETTLED_MS + (hashOf(workspace) % SETTLED_MS);

/** Tells the next projects; once all are told, the alarm is set for the next night. */
export async function onChronicleAlarm(job: JobContext): Promise<Plan> {
  const alarm = await job.read.get('alarm', CHRONICLE_ALARM);
  if (!alarm) return NO_PLAN;
  const midnight = midnightBefore(job.now);
  const telling = tellingOf((id) => job.label(id));
  const todo = await projectsToTell(job, midnight, telling);
  const told = await tellSome(job, todo, midnight, telling);
  const isAll = todo.every((id) => told.whole.has(id));
  const patch = isAll
    ? { at: nextTime(midnight, job.workspace), subject: new Date(midnight).toISOString().slice(0, 10) }
    : { at: job.now };
  return { changes: [...told.changes, set('alarm', alarm, patch)], messages: [] };
}

/** Projects in which something has happened that is not told yet. What the sample project shows is made up, and not kept. */
async function projectsToTell({ read }: JobContext, midnight: number, { made }: Telling): Promise<string[]> {
  const ids = async (counts: Promise<Map<string | null, number>>) =>
    new Set([...(await counts).keys()].flatMap((id) => id ?? []));
  // They are counted, not read: what is kept of many projects is long.
  const projects = await ids(read.tally('project', 'id', { sample: false, createdAt: { below: midnight } }));
  const kept = await ids(read.tally('chronicle', 'project', { made }));
  const told = await ids(read.tally('chronicle', 'project', { made, through: { above: midnight } }));
  const moved = await movedIn(read, await toldThrough(read), midnight);
  return [...projects].sort().filter((id) => !told.has(id) && !(kept.has(id) && moved !== undefined && !moved.has(id)));
}

/** The projects in which something happened; undefined, for any of them, if nothing has been told yet. */
async function movedIn(read: JobContext['read'], through: number, midnight: number): Promise<Set<string> | undefined> {
  if (through === 0) return undefined;
  const at = { above: through, below: midnight };
  const counts = await read.tally('history', 'project', { item: TOLD_ITEMS, field: TOLD_FIELDS, at });
  return new Set([...counts.keys()].flatMap((id) => id ?? []));
}

/** Tells one project after the other, up to as many lines as one transaction may take. */
async function tellSome(job: JobContext, todo: readonly string[], midnight: number, telling: Telling) {
  const changes: Change[] = [];
  const whole = new Set<string>();
  let lines = 0;
  for (const id of todo.slice(0, MOST_PROJECTS)) {
    if (lines >= MOST_LINES) break;
    const told = await tellProject(job, id, midnight, telling);
    changes.push(...told.changes);
    lines += told.lines;
    if (told.isWhole) whole.add(id);
  }
  return { changes, whole };
}

/** What telling a project comes to, from how many lines, and whether it has been told up to midnight. */
interface Told {
  changes: Change[];
  lines: number;
  isWhole: boolean;
}

/** Tells a project, or the next part of one with a long history. */
async function tellProject(
  job: JobContext,
  project: string,
  midnight: number,
  { reasons, made }: Telling,
): Promise<Told> {
  const { read, workspace } = job;
  const was = await read.get('chronicle', project);
  const kept = was && [made, unfinished(made)].includes(was.made) ? was : undefined;
  const { lines, through } = await nextLines(read, project, { above: kept?.through ?? 0, below: midnight });
  const chronicler = new Chronicler(reasons, kept && structuredClone(kept.carry));
  for (const line of lastingEvents(tellable(lines))) if (line.at < through) chronicler.take(line);
  const isWhole = through === midnight;
  const row = { through, made: isWhole ? made : unfinished(made), carry: chronicler.carry };
  const changes = [
    was ? set('chronicle', was, row) : add('chronicle', { id: project, workspace, project, ...row }),
    ...(await chapterChanges(job, { project, isNew: kept === undefined }, chronicler.facts)),
  ];
  return { changes, lines: lines.length, isWhole };
}

/** Marks a project as told in part: whoever asks about it reads its history, and the next round goes on with it. */
const unfinished = (made: string): string => `part-${made}`;

/** The next lines of a project, with those that take them back, and the midnight up to which they are all there is. */
async function nextLines(
  read: JobContext['read'],
  project: string,
  { above, below }: { above: number; below: number },
) {
  const to = (through: number) => ({ above, below: through + UNDO_MS });
  const lines = await historyOf(read, project, to(below), MOST_LINES);
  const last = lines.at(-1);
  if (!last || lines.length < MOST_LINES) return { lines, through: below };
  // A day is told as a whole, however much happened on it.
  const day = Math.floor((last.at - UNDO_MS) / DAY) * DAY;
  if (day > above) return { lines: lines.filter(({ at }) => at < day + UNDO_MS), through: Math.min(day, below) };
  const through = Math.min(Math.floor(last.at / DAY) * DAY + DAY, below);
  return { lines: await historyOf(read, project, to(through)), through };
}

/** The changes that add facts to the chapters of their years, and to that of all years; what was kept in another way goes. */
async function chapterChanges(
  { read, workspace }: JobContext,
  { project, isNew }: { project: string; isNew: boolean },
  facts: readonly Fact[],
): Promise<Change[]> {
  const years = facts.length === 0 && !isNew ? [] : [ALL_YEARS, ...new Set(facts.map(yearOf))];
  if (years.length === 0) return [];
  const chapters = await read.find('chapter', { where: { project, ...(!isNew && { year: years }) } });
  const added = years.map((year): Change => {
    const was = chapters.find((chapter) => chapter.year === year);
    const kept = isNew ? undefined : was?.facts;
    const row = { facts: year === ALL_YEARS ? withSums(kept, facts) : withFacts(kept, facts, year) };
    if (was) return set('chapter', was, row);
    return add('chapter', { id: `${project}:${year}`, workspace, project, year, ...row });
  });
  const gone = isNew ? chapters.filter(({ year }) => !years.includes(year)) : [];
  return [...added, ...gone.map((chapter) => remove('chapter', chapter))];
}

const withFacts = (kept: PackedFacts | undefined, facts: readonly Fact[], year: number): PackedFacts =>
  packFacts([...(kept ? unpackFacts(kept) : []), ...facts.filter((fact) => yearOf(fact) === year)]);

/** Finished stages one by one, for it matters which came last; everything else as sums. */
const withSums = (kept: PackedFacts | undefined, facts: readonly Fact[]): PackedFacts =>
  packFacts(
    [...(kept ? unpackFacts(kept) : []), ...facts.filter(({ kind }) => kind === 'pass')],
    summed(kept ? unpackSums(kept) : [], facts),
  );
