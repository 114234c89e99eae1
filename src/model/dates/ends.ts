/** Ends, middles and beginnings: "end of march", "last day of the month", "EOM", "mid december", "early january". */
import { weekdayNumber } from './civil.js';
import { periodsOf } from './periods.js';
import { type Here, type Period, type Phrase, type PhraseGroup, type Said, type Words, wordOf } from './said.js';
import { phrase } from './words.js';

const FRIDAY = 5;

/** A day, or the next working day from there. @param step 1 forwards, -1 back */
function workingDay(day: number, step: 1 | -1): number {
  const away = weekdayNumber(day) - FRIDAY;
  if (away <= 0) return day;
  return step < 0 ? day - away : day + 3 - away;
}

/** The last day of a period, its first, or the 15th of a month and the Wednesday of a week. None for a rough part. */
function dayOfPart(part: string, [first, last]: Period, words: Words): number | undefined {
  if (/^(?:end|close|last|final)$/.test(part)) return words.working ? workingDay(last, -1) : last;
  if (/^(?:start|beginning|top|first)$/.test(part)) return words.working ? workingDay(first, 1) : first;
  if (!/^mid/.test(part)) return undefined;
  if (words.month !== undefined || /^month$/.test(wordOf(words, 'period'))) return first + 14;
  return /^week$/.test(wordOf(words, 'period')) ? first + 2 : undefined;
}

/** "End of", "mid": the named part of a period. */
function partOf(words: Words, here: Here): Said | undefined {
  const part = words.part ?? wordOf(words, 'rough');
  const days = periodsOf(words, here).map((period) => dayOfPart(part, period, words));
  const known = days.filter((day) => day !== undefined);
  if (known.length === 0) return { is: 'vague' };
  const [day = 0, other] = known;
  return other === undefined ? { is: 'day', n: day } : { is: 'days', n: known };
}

/** The end of the present period: "EOM" and "month end". */
const endOf = (period: string) => (_: Words, here: Here) => partOf({ part: 'end', period, which: 'this' }, here);

const end = (): Said => ({ is: 'end' });

const PERIOD =
  '(?:(?:(?<which>the|this|the_coming|coming|the_next|next|the_last|last|the_current|current)_)?(?:working_|work_|business_|calendar_)?(?<period>week|month|quarter|year)|(?:(?:the|this|next)_)?{month}(?:,?_{year})?|(?:the_)?{quarter}(?:_?/?(?:of_)?{year:qyear})?|h(?<half>[12])(?:_?/?(?:of_)?{year:hyear})?|{year:whole})';

/** One pattern has each group once: the years of months, quarters and halves come together here. */
const within = (words: Words, here: Here) =>
  partOf({ ...words, year: words.year ?? words.qyear ?? words.hyear ?? words.whole }, here);

/** A feast on a day of a month. */
const feast =
  (m: number, d: number) =>
  ({ year }: Words): Said => ({ is: 'monthly', m, d, ...(year !== undefined && { y: Number(year) }) });

/** A day or weekday follows: "end of friday". */
const DAY_FOLLOWS = '(?=_(?:the_)?(?:today|tonight|tom|tmr|mon|tue|wed|thu|fri|sat|sun|\\d))';

const ENDS: readonly Phrase[] = [
  {
    pattern: phrase(`(?<part>end|close|start|beginning|top|middle|mid|early|late)_(?:of|in|part_of)_${PERIOD}`),
    says: within,
    need: 'noun',
  },
  {
    pattern: phrase(
      `(?:very_)?(?<part>last|final|first)_(?:calendar_)?(?:(?<working>working|work|business)_|week)?day_(?:of|in)_${PERIOD}`,
    ),
    says: within,
    need: 'noun',
  },
  { pattern: phrase(`(?<part>mid|early|late)_${PERIOD}`), says: within, need: 'noun' },
  { pattern: phrase('(?:eod|eob|cob|cop)'), says: end },
  {
    pattern: phrase(
      'end_of_(?:(?:the|this)_)?(?:business_|working_|work_)?day|(?:close|end)_of_(?:the_)?(?:business|play)',
    ),
    says: end,
  },
  { pattern: phrase(`end_of${DAY_FOLLOWS}`), says: end },
  { pattern: phrase("eow|end_week|week['’]s_end"), says: endOf('week') },
  { pattern: phrase('eom'), says: endOf('month') },
  { pattern: phrase('eoq'), says: endOf('quarter') },
  { pattern: phrase('eoy'), says: endOf('year') },
  { pattern: phrase('month_?end'), says: endOf('month'), need: 'cue' },
  { pattern: phrase('quarter_?end'), says: endOf('quarter'), need: 'cue' },
  { pattern: phrase('year_?end'), says: endOf('year'), need: 'cue' },
  {
    pattern: phrase('midweek'),
    says: (_, here) => partOf({ part: 'mid', period: 'week', which: 'this' }, here),
    need: 'cue',
  },
  { pattern: phrase('(?:christmas|xmas)(?:_{year})?'), says: feast(12, 25), need: 'cue' },
  { pattern: phrase('(?:christmas|xmas)_eve(?:_{year})?'), says: feast(12, 24), need: 'noun' },
  { pattern: phrase("new_year['’]?s_eve"), says: () => ({ is: 'monthly', m: 12, d: 31 }), need: 'noun' },
  { pattern: phrase("new_year(?:['’]?s)?(?:_day)?"), says: () => ({ is: 'monthly', m: 1, d: 1 }), need: 'cue' },
];

/** Phrases for parts of a period. */
export const END_PHRASES: readonly PhraseGroup[] = [
  {
    heads:
      'end|close|start|beginning|top|middle|mid|early|late|eod|eob|cob|cop|eow|week|eom|eoq|eoy|month|quarter|year|midweek|christmas|xmas|new|last|final|first|very',
    phrases: ENDS,
  },
];
