/** The questions of the audit: those that come with Baton, and what a team has made of them. Pure. */
import { AREAS, type Area, type AuditKind, type AuditWords, type Effort } from './areas.js';
import type { AuditQuestionRow } from './rows.js';

/** What the history can show: that the loop was run, or that the area's stage has an owner. */
export const HISTORY_SHOWS = ['loop', 'owner'] as const;
/**
 * What other systems can show: a check that stopped a deployment, a version that was moved back, a version with the run it came
 * from, an alert that somebody took, a limit of spending that acted.
 */
export const SIGNALS_SHOW = ['gate', 'rollback', 'code', 'alert', 'budget'] as const;
type Proposes = (typeof HISTORY_SHOWS)[number] | (typeof SIGNALS_SHOW)[number];

/** A question as an audit asks it. */
export interface AuditQuestion extends AuditWords {
  /** `data-1`; kept for ever, so that audits can be compared. */
  key: string;
  area: Area;
  /** Counts the changes of the question. */
  revision: number;
  /** How many times its points count. */
  weight: number;
  effort: Effort;
  /** Days after which an answer has to be confirmed. */
  shelfDays: number;
  /** Codes of what it comes from; empty for a team's own. */
  source: string;
  /** What the history or other systems can show about it. */
  proposes: Proposes | null;
}

/** A question that comes with Baton. */
export interface BookQuestion extends AuditQuestion {
  /** Asked of every project, or only of those of one kind. */
  pack: 'core' | AuditKind;
  /** The question in whose place it is asked. */
  replaces: string | null;
}

/** All questions that come with Baton, in their order. */
export type AuditBook = readonly BookQuestion[];

/** Questions that an area can have: they have to fit a form. */
export const MOST_QUESTIONS = 12;
/** The lightest and the heaviest weight. */
export const WEIGHTS = { least: 0.5, most: 5 } as const;

/** The questions that come with Baton for a project of some kind. */
function shippedFor(book: AuditBook, kind: AuditKind): AuditQuestion[] {
  const asked = book.filter(({ pack }) => pack === 'core' || pack === kind);
  const replaced = new Set(asked.map(({ replaces }) => replaces));
  return asked.filter(({ key }) => !replaced.has(key)).map(({ pack: _, replaces: __, ...question }) => question);
}

/** Whether a row of a log stood at an instant: it was written by then, and not taken back. */
export const stoodAt = ({ at, undoneAt }: { at: number; undoneAt: number | null }, instant: number): boolean =>
  at <= instant && (undoneAt === null || undoneAt > instant);

/** An order by time that two rows of the same instant agree on. */
export const byTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** The newest row of each question at an instant, by its key. */
function newestRows(rows: readonly AuditQuestionRow[], instant: number): Map<string, AuditQuestionRow> {
  const standing = rows.filter((row) => stoodAt(row, instant)).sort(byTime);
  return new Map(standing.map((row) => [row.key, row]));
}

/** A team's row as a question. */
const questionIn = (
  row: AuditQuestionRow,
  { source, proposes }: Pick<AuditQuestion, 'source' | 'proposes'>,
): AuditQuestion => ({
  ...{ key: row.key, area: row.area, revision: row.revision, weight: row.weight, effort: row.effort },
  ...{ shelfDays: row.shelfDays, title: row.title, ask: row.ask, hand: row.hand, auto: row.auto, task: row.task },
  ...{ source, proposes },
});

/**
 * The questions that an audit asked at an instant, by area.
 * @param rows what the team has made of them, in any order
 */
export function questionsAt(
  book: AuditBook,
  rows: readonly AuditQuestionRow[],
  kind: AuditKind,
  instant: number,
): AuditQuestion[] {
  const changed = newestRows(rows, instant);
  const shipped = shippedFor(book, kind);
  const known = new Set(book.map(({ key }) => key));
  const kept = shipped.flatMap((question) => {
    const row = changed.get(question.key);
    if (!row) return [question];
    return row.dropped ? [] : [questionIn(row, question)];
  });
  const own = [...changed.values()]
    .filter((row) => !known.has(row.key) && !row.dropped && (row.kind === 'all' || row.kind === kind))
    .map((row) => questionIn(row, { source: '', proposes: null }));
  const all = [...kept, ...own];
  return AREAS.flatMap((area) => all.filter((question) => question.area === area));
}

/** Questions that are not asked at an instant because the team has dropped them, as their last rows have them. */
export const droppedAt = (rows: readonly AuditQuestionRow[], instant: number): AuditQuestionRow[] =>
  [...newestRows(rows, instant).values()].filter(({ dropped }) => dropped);
