/** Weeks, months, quarters and years, with the day on which they begin and the one on which they end. */
import { dayNumber, mondayBefore, monthEnd, monthStart, partsOf, weekdayNumber } from './civil.js';
import type { Here, Period, Words } from './said.js';
import { monthOf } from './words.js';

/** A day, month or quarter that passed at most so many days ago is not taken for that of next year: it is asked back. */
export const RECENT_DAYS = 92;

/** Where "this week" begins. At a weekend it is the coming working week. */
export const workWeek = (n: number): number => mondayBefore(n) + (weekdayNumber(n) > 5 ? 7 : 0);

const weekOf = (monday: number): Period => [monday, monday + 4];

/** A working week, counted from this one. At a weekend the week that people call the next one can be either of two. */
function weeks(here: Here, offset: number): readonly Period[] {
  const first = workWeek(here.n);
  const isWeekend = weekdayNumber(here.n) > 5;
  if (offset <= 0) return [weekOf(mondayBefore(here.n) + (offset === 0 && isWeekend ? 7 : 7 * offset))];
  const meant = weekOf(first + 7 * offset);
  return isWeekend ? [weekOf(first + 7 * offset - 7), meant] : [meant];
}

const months = (n: number, offset: number, count = 1): Period => [
  monthStart(n, offset),
  monthEnd(n, offset + count - 1),
];

/** So many months of a year from the month `m` on: those that are not over yet, unless they have only just passed. */
function monthsOfYear(here: Here, m: number, count: number, year: string | undefined): Period {
  const inYear = (y: number): Period => months(dayNumber(y, 1, 1) ?? 0, m - 1, count);
  if (year !== undefined) return inYear(Number(year));
  const { y } = partsOf(here.n);
  const all = [y - 1, y, y + 1].map(inYear);
  const before = all.findLast(([, last]) => last < here.n);
  const after = all.find(([, last]) => last >= here.n) ?? inYear(y);
  const hasBegun = here.n >= after[0];
  if (before === undefined || hasBegun) return after;
  return here.back || here.n - before[1] <= RECENT_DAYS ? before : after;
}

const OFFSETS: Readonly<Record<string, number>> = {
  next: 1,
  coming: 1,
  following: 1,
  last: -1,
  past: -1,
  previous: -1,
};

/**
 * The period that words name: `period` (week, month, quarter, year), `month`, `quarter` or `half`, each with `which` (next,
 * last) or `year`. Several if it can be either; none if the words name none.
 */
export function periodsOf(words: Words, here: Here): readonly Period[] {
  const which = words.which?.split(/[\s-]/).at(-1) ?? '';
  const offset = OFFSETS[which] ?? 0;
  const { m, y } = partsOf(here.n);
  switch (words.period) {
    case 'week':
      return weeks(here, offset);
    case 'month':
      return [months(here.n, offset)];
    case 'quarter':
      return [months(here.n, 3 * offset - ((m - 1) % 3), 3)];
    case 'year':
      return [monthsOfYear(here, 1, 12, String(y + offset))];
  }
  if (words.quarter) return [monthsOfYear(here, 3 * Number(words.quarter) - 2, 3, words.year)];
  if (words.half) return [monthsOfYear(here, 6 * Number(words.half) - 5, 6, words.year)];
  if (words.month) return [monthsOfYear(here, monthOf(words.month), 1, words.year)];
  return words.year ? [monthsOfYear(here, 1, 12, words.year)] : [];
}
