/** Days counted from today: "tomorrow", "in 2 weeks", "next week", "a week from" the day that follows. */

import { dayAt } from './calendar.js';
import { mondayBefore, numberOf, plusMonths, plusWorkingDays, weekdayNumber } from './civil.js';
import { periodsOf } from './periods.js';
import { type Here, type Phrase, type PhraseGroup, type Said, type SpanUnit, type Words, wordOf } from './said.js';
import { countOf, HEADS, phrase } from './words.js';

/** A span in the units that are counted in: a fortnight is two weeks, a quarter three months, an hour sixty minutes. */
export function spanOf(number: string, unit: string): { n: number; unit: SpanUnit } {
  const n = countOf(number);
  if (/^(?:work|business|week[ -]?day)/.test(unit)) return { n, unit: 'workday' };
  if (unit.startsWith('d')) return { n, unit: 'day' };
  if (unit.startsWith('f')) return { n: 2 * n, unit: 'week' };
  if (unit.startsWith('w')) return { n, unit: 'week' };
  if (unit.startsWith('q')) return { n: 3 * n, unit: 'month' };
  if (unit.startsWith('y')) return { n: 12 * n, unit: 'month' };
  if (unit.startsWith('h')) return { n: 60 * n, unit: 'minute' };
  return /^mins?$|^minute/.test(unit) ? { n, unit: 'minute' } : { n, unit: 'month' };
}

/** The day that is a span after another; months that are too short end on their last day. */
export function spanAfter(here: Here, from: number, n: number, unit: SpanUnit): number {
  switch (unit) {
    case 'day':
      return from + n;
    case 'week':
      return from + 7 * n;
    case 'month':
      return plusMonths(from, n);
    case 'workday':
      return plusWorkingDays(from, n);
    case 'minute':
      return numberOf(dayAt(here.today.now + n * 60_000, here.today.zone));
  }
}

const after =
  (sign: 1 | -1) =>
  (words: Words, here: Here): Said => {
    const { n, unit } = spanOf(wordOf(words, 'number'), words.unit ?? wordOf(words, 'short'));
    const day = spanAfter(here, here.n, sign * n, unit);
    return unit === 'week' || unit === 'month' ? { is: 'day', n: day, week: true } : { is: 'day', n: day };
  };

/** "A week from", "two days before": the day follows. */
const offset = (words: Words): Said | undefined => {
  const { n, unit } = spanOf(words.number ?? 'a', wordOf(words, 'unit'));
  const sign = /^before$/.test(wordOf(words, 'way')) ? -1 : 1;
  return unit === 'minute' ? undefined : { is: 'offset', n: sign * n, unit };
};

const fromToday =
  (n: number) =>
  (_: Words, here: Here): Said => ({ is: 'day', n: here.n + n });
const vague = (): Said => ({ is: 'vague' });

const TOMORROW = '(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw|2moro|2morrow)';
const MANY =
  '(?:(?:a_)?few|some|several|a_couple(?:_of)?|a_number_of|(?:{number}_?(?:-|–|to|or)_?)\\d{1,2}|(?:one|two|three|four|five)_(?:to|or)_(?:two|three|four|five|six|seven))';
const UNITS =
  'days|weeks|wks|months|mths|years|yrs|fortnights?|quarters|(?:working|business|work|week)_?days|hours|hrs|minutes|mins';
const PERIODS = '(?:days?|weeks?|months?|hours?)';

const DAYS: readonly Phrase[] = [
  { pattern: phrase('today|tonight|this_(?:morning|afternoon|evening)|later_today'), says: fromToday(0) },
  { pattern: phrase(TOMORROW), says: fromToday(1) },
  { pattern: phrase(`day_after_${TOMORROW}`), says: fromToday(2) },
  { pattern: phrase('yesterday'), says: fromToday(-1) },
  { pattern: phrase('day_before_yesterday'), says: fromToday(-2) },
];

const SPANS: readonly Phrase[] = [
  { pattern: phrase(`(?:in|within)_{number}_(?<unit>${UNITS})(?:['’]?_time|_from_now)?`), says: after(1) },
  { pattern: phrase("(?:in|within)_{number}_(?<unit>day|week|month|year|fortnight)['’]?s?_time"), says: after(1) },
  {
    pattern: phrase(`(?:in|within|over|during)_(?:the_)?(?:next|coming|following)_{number}_(?<unit>${UNITS})`),
    says: upTo,
  },
  // "In 3 day windows".
  { pattern: phrase('(?:in|within)_{number}_{unit}'), says: after(1), need: 'noun' },
  { pattern: phrase('(?:in|within)_(?<number>\\d{1,3})_?(?<short>d|wks?|w|mos?|hrs?|h|y)'), says: after(1) },
  { pattern: phrase('{number}_{unit}_(?:from_(?:now|today)|hence)'), says: after(1) },
  { pattern: phrase('{number}_{unit}_ago'), says: after(-1) },
  // "Snooze 2 weeks".
  { pattern: phrase(`{number}_(?<unit>${UNITS})`), says: after(1), need: 'whole' },
  { pattern: phrase('(?:{number}_)?{unit}_(?<way>from|after|before)'), says: offset },
  // "A week on friday", "a week tomorrow".
  {
    pattern: phrase(`{number}_(?<unit>weeks?|fortnights?)(?:_on)?(?=_(?:the_)?(?:today|${TOMORROW}|[a-z]+day))`),
    says: offset,
  },
  { pattern: phrase('(?<day>today|tomorrow)_(?<unit>week|fortnight)'), says: (words, here) => weekOn(words, here) },
];

/** "In the next 10 days": from today on. */
function upTo(words: Words, here: Here): Said | undefined {
  const { n, unit } = spanOf(wordOf(words, 'number'), wordOf(words, 'unit'));
  return unit === 'minute' ? undefined : { is: 'range', of: [here.n, spanAfter(here, here.n, n, unit)] };
}

/** "Tomorrow week": a week after tomorrow. */
function weekOn(words: Words, here: Here): Said {
  const days = /^f/.test(wordOf(words, 'unit')) ? 14 : 7;
  return { is: 'day', n: here.n + days + (/^tomorrow$/.test(wordOf(words, 'day')) ? 1 : 0) };
}

/** This week and month are until their last day; the next ones are spans, and so is a weekend. */
function period(words: Words, here: Here): Said | undefined {
  const all = periodsOf(words, here);
  const [one] = all;
  if (!one) return undefined;
  if (/week$/.test(wordOf(words, 'period'))) return { is: 'week', of: all, plain: true };
  return /^this$/.test(wordOf(words, 'which')) ? { is: 'day', n: one[1] } : { is: 'range', of: one };
}

/** Saturday and Sunday; on a Sunday that day. */
function weekend({ which = '' }: Words, here: Here): Said {
  const saturday = mondayBefore(here.n) + 5;
  const w = weekdayNumber(here.n);
  if (/^next$/.test(which)) return { is: 'range', of: [saturday + 7, saturday + 8] };
  if (/^last$/.test(which)) return { is: 'range', of: [saturday - 7, saturday - 6] };
  return w === 7 ? { is: 'day', n: here.n } : { is: 'range', of: [Math.max(saturday, here.n), saturday + 1] };
}

const weekAfterNext = (_: Words, here: Here): Said => {
  const monday = mondayBefore(here.n) + 14;
  return { is: 'week', of: [[monday, monday + 4]], plain: true };
};

const PERIOD: readonly Phrase[] = [
  {
    pattern: phrase('(?<which>this|next|coming|following|last|past|previous)_(?<period>week|month|quarter|year)'),
    says: period,
    need: 'noun',
  },
  { pattern: phrase('week_after_next'), says: weekAfterNext },
  { pattern: phrase('(?<which>this|next|last)_weekend'), says: weekend, need: 'noun' },
  { pattern: phrase('weekend'), says: weekend, need: 'cue' },
  { pattern: phrase('{quarter}(?:_?/?(?:of_)?{year})?'), says: period, need: 'cue' },
  { pattern: phrase('h(?<half>[12])(?:_?/?{year})?'), says: period, need: 'cue' },
];

const VAGUE: readonly Phrase[] = [
  {
    pattern: phrase(
      'asap|a\\.s\\.a\\.p\\.?|as_soon_as_possible|whenever|(?:someday|some_day)(?:_soon)?|one_of_these_days|at_some_point',
    ),
    says: vague,
  },
  { pattern: phrase('some_?time(?:_(?:soon|later|in|during|around|before))?'), says: vague, need: 'noun' },
  {
    pattern: phrase(
      `(?:in|within|over)_(?:(?:about|around|roughly|maybe)_)?(?:the_(?:next|coming)_)?${MANY}_${PERIODS}(?:['’]?_time)?`,
    ),
    says: vague,
  },
  { pattern: phrase(`in_the_(?:next|coming)_${PERIODS}`), says: vague },
  { pattern: phrase(`(?:in|within)_(?:about|around|roughly|maybe)_{number}_${PERIODS}`), says: vague },
  {
    pattern: phrase('in_an?_(?:day|week|month)_or_(?:two|so)|in_a_(?:while|bit)|in_the_near_future|in_due_course'),
    says: vague,
  },
  { pattern: phrase('soon|shortly|eventually|later(?:_this_(?:week|month|year))?'), says: vague, need: 'whole' },
  { pattern: phrase('later_this_(?:week|month|year|quarter)'), says: vague },
];

/** Phrases that count from today. */
export const RELATIVE_PHRASES: readonly PhraseGroup[] = [
  { heads: 'today|tonight|this|later|tomorrow|tomorow|tommorow|tmrw|tmr|tmw|1|day|yesterday', phrases: DAYS },
  { heads: `${HEADS.counts}|in|within|over|during|day|week|month|fortnight|today|tomorrow`, phrases: SPANS },
  {
    heads: 'this|next|coming|following|last|past|previous|week|weekend|q1|q2|q3|q4|h1|h2|first|second|third|fourth|1',
    phrases: PERIOD,
  },
  {
    heads: 'asap|a.s|as|whenever|someday|some|one|at|sometime|in|within|over|soon|shortly|eventually|later',
    phrases: VAGUE,
  },
];
