/**
 * The facts of projects: those kept up to a midnight, and those of the history since. What is kept is only a head start; a
 * project of which nothing is kept, or what an older version has kept, is told from its whole history.
 */
import { ALL_YEARS, type Chapter, type Chronicle } from '../model/chronicle-rows.js';
import { hashOf } from '../model/hash.js';
import type { HistoryEvent, HistoryField } from '../model/history-rows.js';
import type { Carry } from '../model/insights/carry.js';
import { Chronicler } from '../model/insights/chronicler.js';
import type { Fact } from '../model/insights/facts.js';
import { lastingEvents } from '../model/insights/lasting-events.js';
import { isWanted, type PackedFacts, unpackInto, type WantedFacts, yearOfMinute } from '../model/insights/packed.js';
import type { ReasonWords } from '../model/insights/reason-kinds.js';
import type { Project } from '../model/project-rows.js';
import type { Where } from '../ports/query.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** The id of the alarm that goes on with what is kept. */
export const CHRONICLE_ALARM = 'chronicles';
/** Grows when facts are told in another way: what was kept before is told again. */
const FORMAT = 2;
/** Kinds of reasons, in the order in which they are looked for. The words of each: `reason-words-<kind>`. */
const REASON_KINDS = [
  ...['data', 'access', 'compute', 'drift', 'quality', 'people', 'upstream', 'tooling', 'decision'],
] as const;
/** What facts are made of, as an index of the history finds it. */
export const TOLD_FIELDS: readonly HistoryField[] = [
  ...(['created', 'state', 'owner', 'offer', 'due', 'name', 'lead', 'archived', 'dropped'] as const),
];
/** What facts are about. */
export const TOLD_ITEMS = ['project', 'stage', 'task'] as const;
const BY_TIME = ['at', 'id'] as const;
/** With fewer projects, each is looked up by itself. */
const FEW_PROJECTS = 40;

/** A project with its facts. */
export interface ProjectFacts {
  project: Project;
  carry: Carry;
  facts: Fact[];
  /** What facts kept come to that are not among these. */
  sums: PackedFacts[];
}

/** How facts are told: the words by which reasons are told apart, and a name for them and for the form of the facts. */
export interface Telling {
  reasons: ReasonWords;
  made: string;
}

/** How facts are told now. @param label gives wording as a plain string */
export function tellingOf(label: (id: string) => string): Telling {
  const reasons = REASON_KINDS.map((kind): ReasonWords[number] => [
    kind,
    label(`reason-words-${kind}`)
      .toLowerCase()
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ]);
  return { reasons, made: `${FORMAT}-${hashOf(JSON.stringify(reasons)).toString(36)}` };
}

/** The instant up to which all projects have been told. */
export async function toldThrough(read: Reader): Promise<number> {
  const alarm = await read.get('alarm', CHRONICLE_ALARM);
  return alarm?.subject ? Date.parse(`${alarm.subject}T00:00:00Z`) : 0;
}

/** Lines of the history of some projects, or of all, that facts are made of. @param at from when on, and until when */
async function linesToTell(
  read: Reader,
  project: string | readonly string[] | undefined,
  at: { above: number; below?: number },
): Promise<HistoryEvent[]> {
  if (project !== undefined) return tellable(await historyOf(read, project, at));
  return read.find('history', { where: { item: TOLD_ITEMS, field: TOLD_FIELDS, at }, order: BY_TIME });
}

/** Of lines of the history, those that facts are made of. */
export const tellable = (lines: readonly HistoryEvent[]): HistoryEvent[] =>
  lines.filter(({ field }) => TOLD_FIELDS.includes(field));

/** All lines of some projects, the oldest first: with more conditions SQLite would take the index by field, and read everybody's. */
export const historyOf = (
  read: Reader,
  project: string | readonly string[],
  at: { above: number; below?: number },
  limit?: number,
): Promise<HistoryEvent[]> =>
  read.find('history', { where: { project, at }, order: BY_TIME, ...(limit !== undefined && { limit }) });

/** Which facts of which projects are needed. */
interface Asked {
  now: number;
  wanted: WantedFacts;
  telling: Telling;
  /** Of such a project only how long its stages took is wanted. */
  isPast?: (project: Project) => boolean;
}

/**
 * The facts of projects as of now.
 * @param projects as the viewer sees them in full
 */
export async function factsOf(read: Reader, projects: readonly Project[], asked: Asked): Promise<ProjectFacts[]> {
  const { now, wanted, telling, isPast } = asked;
  const through = await toldThrough(read);
  const years = wanted.asSums ? ALL_YEARS : { above: Math.max(1, yearOfMinute(wanted.passesSince)) };
  const kept = await keptOf(read, projects, years, telling);
  const isKnown = ({ id, createdAt, sample }: Project) => kept.has(id) || (createdAt >= through && !sample);
  const lines = await linesOf(read, projects.filter(isKnown), through);
  const whole = await inParts(
    projects.filter((one) => !isKnown(one)).map(({ id }) => id),
    (project) => linesToTell(read, project, { above: 0 }),
  );
  const byProject = new Map<string, HistoryEvent[]>(projects.map(({ id }) => [id, []]));
  for (const line of [...lines, ...whole]) byProject.get(line.project)?.push(line);
  const passesAlone = { ...wanted, since: Number.POSITIVE_INFINITY };
  return projects.map((project) => {
    const own = kept.get(project.id);
    const told = toldSince(own?.chronicle, byProject.get(project.id) ?? [], telling.reasons);
    const needed = isPast?.(project) ? passesAlone : wanted;
    const facts: Fact[] = [];
    for (const chapter of own?.chapters ?? []) unpackInto(facts, chapter.facts, needed);
    for (const fact of told.asOf(now)) if (isWanted(fact, needed)) facts.push(fact);
    const isSummed = wanted.asSums && needed === wanted;
    const sums = isSummed ? (own?.chapters ?? []).map((chapter) => chapter.facts) : [];
    return { project, carry: told.carry, facts, sums };
  });
}

/** What has happened since the facts were kept. */
function toldSince(kept: Chronicle | undefined, lines: readonly HistoryEvent[], reasons: ReasonWords): Chronicler {
  const chronicler = new Chronicler(reasons, kept?.carry);
  const from = kept?.through ?? 0;
  for (const line of lastingEvents(lines)) if (line.at >= from) chronicler.take(line);
  return chronicler;
}

interface Kept {
  chronicle: Chronicle;
  chapters: Chapter[];
}

/** What is kept of the projects and told as it is told now. */
async function keptOf(
  read: Reader,
  projects: readonly Project[],
  year: Where<Chapter>['year'] & {},
  { made }: Telling,
): Promise<Map<string, Kept>> {
  const of = { made };
  const ids = projects.map(({ id }) => id);
  const isFew = ids.length <= FEW_PROJECTS;
  const chronicles = await read.find('chronicle', { where: isFew ? { ...of, id: ids } : of });
  const chapters = await read.find('chapter', { where: isFew ? { year, project: ids } : { year } });
  const kept = new Map(chronicles.map((chronicle): [string, Kept] => [chronicle.id, { chronicle, chapters: [] }]));
  for (const chapter of chapters) kept.get(chapter.project)?.chapters.push(chapter);
  return kept;
}

/** The history since all was told. Of many projects, all lines are read by time, and those of others passed over. */
async function linesOf(read: Reader, projects: readonly Project[], through: number): Promise<HistoryEvent[]> {
  const ids = projects.map(({ id }) => id);
  const at = { above: through };
  if (ids.length === 0) return [];
  if (ids.length <= FEW_PROJECTS) return linesToTell(read, ids, at);
  const wanted = new Set(ids);
  return (await linesToTell(read, undefined, at)).filter(({ project }) => wanted.has(project));
}
