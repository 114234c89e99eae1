/** Days of months: "27 nov 2026", "march 31st", "27/11", 2026-11-27, "the 30th". */
import { dayAt } from './calendar.js';
import { dayNumber, isoOf, monthEnd, numberOf, partsOf } from './civil.js';
import { periodsOf } from './periods.js';
import { type Here, type Phrase, type PhraseGroup, type Said, type Words, wordOf } from './said.js';
import { countOf, HEADS, monthOf, phrase } from './words.js';

const YEAR = '(?:,?_(?:of_)?{year})?';
/** A year of two digits counts only if nothing follows that could make a number of it. */
const SHORT_YEAR = `(?:_['’](?<yy>\\d\\d)|_(?<yy2>\\d\\d)(?=[ \\t]*(?:$|[\\n.;!?)])))`;
/** "march 9:30" and "may 2.5" are no ninth and no second. */
const NO_DECIMALS = '(?![.:,]\\d|[ \\t]?(?:%|am\\b|pm\\b))';

/** A year as it was written; those of two digits are of this century. */
const yearOf = (written: string | undefined) =>
  written === undefined ? {} : { y: Number(written) + (written.length === 2 ? 2000 : 0) };

const dayOfMonth = ({ day = '', month = '', year, yy, yy2 }: Words): Said => ({
  is: 'monthly',
  m: monthOf(month),
  d: countOf(day),
  ...yearOf(year ?? yy ?? yy2),
});

/** "27-30 nov": a span of days; "5 or 6 december": one of two. */
function severalDays(words: Words, here: Here): Said {
  const [period] = periodsOf(words, here);
  const [first = 0] = period ?? [];
  const { y, m } = partsOf(first);
  const from = dayNumber(y, m, countOf(wordOf(words, 'day')));
  const to = dayNumber(y, m, countOf(wordOf(words, 'last')));
  if (!period || from === undefined || to === undefined || to <= from) return { is: 'impossible' };
  return /or/.test(wordOf(words, 'to')) ? { is: 'days', n: [from, to] } : { is: 'range', of: [from, to] };
}

/** "The first of the month" is the coming one, unless it is looked back on. */
function dayOfPeriod(words: Words, here: Here): Said {
  const d = countOf(wordOf(words, 'day'));
  const ofMonth = (which: string | undefined) => periodsOf({ which, period: 'month' }, here)[0]?.[0] ?? 0;
  const hasPassed = ofMonth(words.which) + d - 1 < here.n;
  const first =
    hasPassed && !here.back && /^(?:the)?$/.test(wordOf(words, 'which')) ? ofMonth('next') : ofMonth(words.which);
  return first + d - 1 > monthEnd(first) ? { is: 'impossible' } : { is: 'day', n: first + d - 1 };
}

const month = (words: Words, here: Here): Said | undefined => {
  const [period] = periodsOf(words, here);
  return period && { is: 'range', of: period };
};

const TO = '(?<to>_?(?:[–—/&+]|-)_?|_(?:to|and|or|until|till|through|thru)_)';

/** Written with the month's name. */
const NAMED: readonly Phrase[] = [
  { pattern: phrase(`(?<day>\\d{1,2}(?:st|nd|rd|th)?)_(?:of_)?{month}${YEAR}`), says: dayOfMonth },
  { pattern: phrase(`(?<day>\\d{1,2}(?:st|nd|rd|th)?)_(?:of_)?{month}${SHORT_YEAR}`), says: dayOfMonth },
  { pattern: phrase(`{day}_of_{month}${YEAR}`), says: dayOfMonth },
  { pattern: phrase(`(?<day>\\d{1,2}){month}(?:{year})?`), says: dayOfMonth, need: 'cue' },
  { pattern: phrase(`{month}_(?:the_)?(?<day>\\d{1,2}(?:st|nd|rd|th)?)${NO_DECIMALS}${YEAR}`), says: dayOfMonth },
  { pattern: phrase(`{month}_(?<day>\\d{1,2}(?:st|nd|rd|th)?),?${SHORT_YEAR}`), says: dayOfMonth },
  { pattern: phrase(`{month}_the_{day}${YEAR}`), says: dayOfMonth },
  { pattern: phrase(`{day}${TO}{day:last}_(?:of_)?{month}${YEAR}`), says: severalDays },
  { pattern: phrase(`{month}_{day}${TO}(?<last>\\d{1,2}(?:st|nd|rd|th)?)${NO_DECIMALS}${YEAR}`), says: severalDays },
  { pattern: phrase('{day}_of_(?:(?<which>the|this|next|last)_)?month'), says: dayOfPeriod },
  { pattern: phrase('(?:(?<which>this|next|last|coming)_)?{month}(?:,?_(?:of_)?{year})'), says: month, need: 'noun' },
  { pattern: phrase('(?<which>this|next|coming)_{month}'), says: month, need: 'noun' },
  { pattern: phrase('{month}'), says: month, need: 'cue' },
  { pattern: phrase('{nth}'), says: ({ nth = '' }) => ({ is: 'nth', d: countOf(nth) }), need: 'cue' },
];

/** Year, month and day, in this order; with a time of another zone, the day that it is then here. */
function iso({ y, m, d, instant, offset }: Words, here: Here): Said {
  const day = dayNumber(Number(y), Number(m), Number(d));
  if (offset === undefined || day === undefined) return { is: 'monthly', y: Number(y), m: Number(m), d: Number(d) };
  const at = Date.parse(`${isoOf(day)}${instant}${offset}`.toUpperCase());
  return Number.isNaN(at) ? { is: 'impossible' } : { is: 'day', n: numberOf(dayAt(at, here.today.zone)) };
}

function numbers({ a, b, y, dot }: Words): Said | undefined {
  // Nobody writes the month first before a full stop.
  if (dot !== undefined) return { is: 'monthly', d: Number(a), m: Number(b), ...yearOf(y) };
  if (y === undefined && (Number(a) > 31 || Number(b) > 31 || Math.min(Number(a), Number(b)) > 12)) return undefined;
  if (y === undefined && Number(a) * Number(b) === 0) return undefined;
  return { is: 'numbers', a: Number(a), b: Number(b), ...yearOf(y) };
}

const END = '(?!\\w|[-/.:]\\d)';

/** Written in numbers. */
const NUMBERED: readonly Phrase[] = [
  {
    pattern: new RegExp(
      `(?<y>[12]\\d{3})([-/.])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})(?:(?<instant>t\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?)(?<offset>z|[-+]\\d\\d:\\d\\d)?)?${END}`,
      'y',
    ),
    says: iso,
  },
  { pattern: new RegExp(`(?<a>\\d{1,2})([-/])(?<b>\\d{1,2})\\2(?<y>\\d{4}|\\d\\d)${END}`, 'y'), says: numbers },
  { pattern: new RegExp(`(?<a>\\d{1,2})(?<dot>\\.) ?(?<b>\\d{1,2})\\. ?(?<y>[12]\\d{3})${END}`, 'y'), says: numbers },
  { pattern: new RegExp(`(?<a>\\d{1,2})/(?<b>\\d{1,2})${END}(?!%)`, 'y'), says: numbers, need: 'fraction' },
  {
    pattern: new RegExp(`(?<a>0?[1-9]|[12]\\d|3[01])(?<dot>\\.)(?<b>0[1-9]|1[012])(?:\\.${END}|${END}(?!\\.))`, 'y'),
    says: numbers,
    need: 'cue',
  },
  // "Until 15.1.": with "by" it could be a number at the end of a sentence.
  {
    pattern: new RegExp(`(?<a>0?[1-9]|[12]\\d|3[01])(?<dot>\\.)(?<b>[1-9])\\.${END}`, 'y'),
    says: numbers,
    need: 'until',
  },
  { pattern: /(?<a>\d{1,2})-(?<b>\d{1,2})(?=[ \t]*$)/y, says: numbers, need: 'whole' },
  {
    pattern: /(?<a>\d{1,2})(?<dot>\.)(?<b>[1-9])\.(?=[ \t]*$)/y,
    says: numbers,
    need: 'whole',
  },
];

/** Phrases with a day of a month. */
export const MONTHDAY_PHRASES: readonly PhraseGroup[] = [
  { heads: `${HEADS.months}|${HEADS.ordinals}|this|next|last|coming`, phrases: NAMED },
  { heads: '1', phrases: NUMBERED },
];
