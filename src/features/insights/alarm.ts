/**
 * Keeping facts: each night, what happened before midnight (UTC) is told once and for all, some projects at a time. Nothing is
 * lost if it does not run: what is not kept is read from the history.
 */
import {
  CHRONICLE_ALARM,
  linesToTell,
  type Telling,
  TOLD_FIELDS,
  TOLD_ITEMS,
  tellingOf,
  toldThrough,
} from '../../kit/chronicles.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import type { Chapter } from '../../model/chronicle-rows.js';
import { DAY } from '../../model/dates/calendar.js';
import { hashOf } from '../../model/hash.js';
import { Chronicler } from '../../model/insights/chronicler.js';
import type { Fact } from '../../model/insights/facts.js';
import { lastingEvents } from '../../model/insights/lasting-events.js';
import { packFacts, unpackFacts, yearOf } from '../../model/insights/packed.js';
import { add, type Change, remove, set } from '../../model/rows.js';
import { UNDO_MS } from '../../model/undo.js';

/** How long after midnight the day before is over: no clock is that wrong, and nothing is taken back that late. */
const SETTLED_MS = 3_600_000;
/** Projects in one transaction. */
const BATCH = 5;

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
  const changes: Change[] = [];
  for (const id of todo.slice(0, BATCH)) changes.push(...(await tellProject(job, id, midnight, telling)));
  const patch =
    todo.length > BATCH
      ? { at: job.now }
      : { at: nextTime(midnight, job.workspace), subject: new Date(midnight).toISOString().slice(0, 10) };
  return { changes: [...changes, set('alarm', alarm, patch)], messages: [] };
}

/** Projects in which something has happened that is not told yet. What the sample project shows is made up, and not kept. */
async function projectsToTell({ read }: JobContext, midnight: number, { made }: Telling): Promise<string[]> {
  const projects = await read.find('project', {
    where: { sample: false, createdAt: { below: midnight } },
    order: ['id'],
  });
  const chronicles = new Map((await read.find('chronicle', {})).map((row) => [row.id, row]));
  const through = await toldThrough(read);
  const moved = await movedIn(read, through, midnight);
  return projects.flatMap(({ id }) => {
    const kept = chronicles.get(id);
    const isTold = kept?.made === made && (kept.through >= midnight || (moved !== undefined && !moved.has(id)));
    return isTold ? [] : [id];
  });
}

/** The projects in which something happened; undefined, for any of them, if nothing has been told yet. They are counted, not read. */
async function movedIn(read: JobContext['read'], through: number, midnight: number): Promise<Set<string> | undefined> {
  if (through === 0) return undefined;
  const at = { above: through, below: midnight };
  const counts = await read.tally('history', 'project', { item: TOLD_ITEMS, field: TOLD_FIELDS, at });
  return new Set([...counts.keys()].flatMap((id) => id ?? []));
}

async function tellProject(
  job: JobContext,
  project: string,
  midnight: number,
  { reasons, made }: Telling,
): Promise<Change[]> {
  const { read, workspace } = job;
  const was = await read.get('chronicle', project);
  const kept = was?.made === made ? was : undefined;
  const at = { above: kept?.through ?? 0, below: midnight + UNDO_MS };
  const lines = await linesToTell(read, project, at);
  const chronicler = new Chronicler(reasons, kept && structuredClone(kept.carry));
  for (const line of lastingEvents(lines)) if (line.at < midnight) chronicler.take(line);
  const row = { through: midnight, made, carry: chronicler.carry };
  const chapters = await read.find('chapter', { where: { project } });
  return [
    was ? set('chronicle', was, row) : add('chronicle', { id: project, workspace, project, ...row }),
    ...(kept ? [] : chapters.map((chapter) => remove('chapter', chapter))),
    ...chapterChanges({ workspace, project, kept: kept ? chapters : [] }, chronicler.facts),
  ];
}

/** The changes that add facts to the chapters of their years. */
function chapterChanges(
  { workspace, project, kept }: { workspace: string; project: string; kept: readonly Chapter[] },
  facts: readonly Fact[],
): Change[] {
  return [...new Set(facts.map(yearOf))].map((year) => {
    const own = facts.filter((fact) => yearOf(fact) === year);
    const was = kept.find((chapter) => chapter.year === year);
    if (was) return set('chapter', was, { facts: packFacts([...unpackFacts(was.facts), ...own]) });
    return add('chapter', { id: `${project}:${year}`, workspace, project, year, facts: packFacts(own) });
  });
}
