/** Histories for the tests of the insights, told in days. */
import type { ToldLine } from '../../../src/model/insights/lasting-events.js';
import type { ReasonWords } from '../../../src/model/insights/reason-kinds.js';

/** Monday, 5 January 2026, 00:00 UTC. */
export const FIRST_DAY = Date.UTC(2026, 0, 5);
export const DAY_MS = 86_400_000;
/** Minutes of a day. */
export const DAY_MIN = 1_440;

export const REASONS: ReasonWords = [
  ['data', ['label*', 'data']],
  ['compute', ['gpu*', 'quota']],
  ['drift', ['drift*']],
];

/** The instant a number of days after the first. */
export const onDay = (days: number): number => FIRST_DAY + days * DAY_MS;

type Line = [day: number, itemId: string, field: ToldLine['field'], from: string | null, to: string | null] | ToldLine;

let count = 0;

/** A line of the history: by Ana, about a stage unless its item begins with # (a task) or is P (the project). */
export function told(
  day: number,
  itemId: string,
  field: ToldLine['field'],
  from: string | null,
  to: string | null,
  more: Partial<ToldLine> = {},
): ToldLine {
  count += 1;
  const item = itemId === 'P' ? 'project' : itemId.startsWith('#') ? 'task' : 'stage';
  const id = `h${String(count).padStart(6, '0')}`;
  return {
    id,
    project: 'P',
    item,
    itemId,
    at: onDay(day),
    by: 'ana',
    field,
    from,
    to,
    why: null,
    via: 'command',
    ...more,
  };
}

/** Lines by Ana, and those that say more. */
export const history = (...lines: Line[]): ToldLine[] =>
  lines.map((line) => (Array.isArray(line) ? told(...line) : line));

/** A stage that is there from the first day. */
export const added = (id: string, name = id): ToldLine[] => [
  told(0, id, 'created', null, name),
  told(0, id, 'state', null, 'not_started'),
];
