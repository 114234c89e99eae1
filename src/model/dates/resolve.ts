/** What the pieces of one date say together. */
import { dayNumber, isoOf, mondayBefore, numberOf, partsOf, plusMonths, weekdayNumber } from './civil.js';
import { RECENT_DAYS, workWeek } from './periods.js';
import { spanAfter } from './relative.js';
import type { Here, Period, Said } from './said.js';
import type { DateOrder, DateReading } from './types.js';

/** Days that a piece can mean, or why it means none. */
type Meant = { days: readonly number[]; week?: true } | { range: Period } | { reading: DateReading };

const IMPOSSIBLE: Meant = { reading: { is: 'impossible' } };
const oneDay = (n: number | undefined): Meant => (n === undefined ? IMPOSSIBLE : { days: [n] });

/** A day of this year, or of the next one if it has passed; a day that passed only lately stays, and is asked back. */
function dayOfYear(m: number, d: number, { n, back }: Here): number | undefined {
  const { y } = partsOf(n);
  // 29 February can be eight years away.
  const years = m === 2 && d === 29 ? [...Array(17).keys()].map((i) => y - 8 + i) : [y - 1, y, y + 1];
  const all = years.flatMap((year) => dayNumber(year, m, d) ?? []);
  const before = all.findLast((day) => day < n);
  const after = all.find((day) => day >= n);
  if (back) return after === n ? n : before;
  return before !== undefined && after !== n && n - before <= RECENT_DAYS ? before : after;
}

const dayOf = (here: Here, m: number, d: number, y: number | undefined) =>
  y === undefined ? dayOfYear(m, d, here) : dayNumber(y, m, d);

/** Days within which the other order counts, and beyond which the likely one is doubted: five weeks, a quarter. */
const NEAR_DAYS = 35;
const FAR_DAYS = 92;

/** 4/12 in November: 4 December is much nearer than 12 April. */
const isMuchNearer = (near: number | undefined, far: number | undefined, { n }: Here): boolean =>
  near !== undefined && far !== undefined && near >= n && near - n <= NEAR_DAYS && far - n > FAR_DAYS;

/** 5/6: in the known order, else both; in the other order if only that is a day. */
function daysOfNumbers({ a, b, y }: { a: number; b: number; y?: number }, here: Here): Meant {
  const dayFirst = dayOf(here, b, a, y);
  const monthFirst = dayOf(here, a, b, y);
  const inOrder: Record<DateOrder, (number | undefined)[]> = {
    'day-first': [dayFirst ?? monthFirst],
    'month-first': [monthFirst ?? dayFirst],
    'likely-month-first': isMuchNearer(dayFirst, monthFirst, here) ? [dayFirst, monthFirst] : [monthFirst ?? dayFirst],
    unknown: [dayFirst, monthFirst],
  };
  const days = [...new Set(inOrder[here.today.order].filter((n) => n !== undefined))];
  return days.length === 0 ? IMPOSSIBLE : { days: days.sort((one, other) => one - other) };
}

/** "The 30th": of this month, or of the next one if it has passed. A month that has none of that number is not passed over. */
function nthDay(d: number, { n, back }: Here): Meant {
  const { y, m, d: today } = partsOf(n);
  const months = back ? (d <= today ? 0 : -1) : d >= today ? 0 : 1;
  const first = partsOf(Date.UTC(y, m - 1 + months, 1) / 86_400_000);
  return oneDay(dayNumber(first.y, first.m, d));
}

/** A bare weekday is never today; "this friday" can be. "Next friday" is that of next week. */
function weekdayIn({ w, which, plus }: Said & { is: 'weekday' }, here: Here): number {
  const today = weekdayNumber(here.n);
  if (which === 'last' || (here.back && which === 'coming')) return here.n - ((today - w + 6) % 7) - 1 - plus;
  if (which === 'next') return mondayBefore(here.n) + 6 + w + plus;
  const ahead = (w - today + 7) % 7;
  return here.n + (ahead === 0 && which === 'coming' ? 7 : ahead) + plus;
}

function meantBy(said: Said, here: Here): Meant {
  switch (said.is) {
    case 'day':
      return said.week ? { days: [said.n], week: true } : { days: [said.n] };
    case 'days':
      return { days: said.n };
    case 'monthly':
      return oneDay(dayOf(here, said.m, said.d, said.y));
    case 'numbers':
      return daysOfNumbers(said, here);
    case 'nth':
      return nthDay(said.d, here);
    case 'weekday':
      return oneDay(weekdayIn(said, here));
    case 'week':
      return meantByWeek(said.of, here);
    case 'range':
      return { range: said.of };
    case 'end':
      return { days: [here.n] };
    case 'impossible':
      return IMPOSSIBLE;
    default:
      return { reading: { is: 'vague' } };
  }
}

/** A week alone: this one is until its Friday, the next ones are spans. */
function meantByWeek(of: readonly Period[], here: Here): Meant {
  const [[first, last] = [0, 0]] = of;
  return first === workWeek(here.n) && of.length === 1 ? { days: [last] } : { range: [first, last] };
}

/** The days of a weekday in weeks: in either of two, if it is not clear which. */
const inWeeks = (of: readonly Period[], w: number): Meant => ({ days: of.map(([monday]) => monday + w - 1) });

/** Whether the pieces contradict each other. */
function combine(main: Said, weekday: (Said & { is: 'weekday' }) | undefined, here: Here): Meant {
  if (!weekday) return meantBy(main, here);
  if (main.is === 'week') return inWeeks(main.of, weekday.w);
  const meant = meantBy(main, here);
  if (!('days' in meant)) return 'range' in meant ? { reading: { is: 'impossible' } } : meant;
  if (meant.week) return { days: meant.days.map((n) => mondayBefore(n) + weekday.w - 1) };
  const fitting = meant.days.filter((n) => weekdayNumber(n) === weekday.w);
  return fitting.length > 0 ? { days: fitting } : IMPOSSIBLE;
}

/** The reading of one day or several: past and far days are asked back, and so are several. */
function judge(days: readonly number[], here: Here): DateReading {
  const [n = 0, ...others] = days;
  if (others.length > 0) return { is: 'either', days: days.map(isoOf) };
  if (n < here.n) return { is: 'past', day: isoOf(n) };
  return { is: n > plusMonths(here.n, 12) ? 'far' : 'day', day: isoOf(n) };
}

/** A span in the past is told by its first day. */
const judgeRange = ([first, last]: Period, here: Here): DateReading =>
  last < here.n ? { is: 'past', day: isoOf(first) } : { is: 'range', days: [isoOf(first), isoOf(last)] };

/** The reading of pieces that make up one date. */
export function resolve(said: readonly Said[], here: Here): DateReading {
  if (said.some(({ is }) => is === 'impossible')) return { is: 'impossible' };
  if (said.some(({ is }) => is === 'vague')) return { is: 'vague' };
  const weekday = said.find((one) => one.is === 'weekday');
  const others = said.filter(({ is }) => !['weekday', 'clock', 'end', 'offset'].includes(is));
  const main = others[0] ?? weekday ?? said.find(({ is }) => is === 'end') ?? { is: 'vague' };
  const meant = combine(main, others[0] ? weekday : undefined, here);
  const offset = said.find((one) => one.is === 'offset');
  if ('reading' in meant) return meant.reading;
  if ('range' in meant) return offset ? { is: 'vague' } : judgeRange(meant.range, here);
  if (offset)
    return judge(
      meant.days.map((n) => spanAfter(here, n, offset.n, offset.unit)),
      here,
    );
  const reading = judge(meant.days, here);
  const isYearly = (main.is === 'monthly' || main.is === 'numbers') && main.y === undefined && !weekday;
  if (reading.is !== 'past' || !isYearly) return reading;
  return { ...reading, next: isoOf(plusMonths(numberOf(reading.day), 12)) };
}
