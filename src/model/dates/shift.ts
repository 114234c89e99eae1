/** Spans by which a day is moved: "by a week", "two days later". */
import { isoOf, numberOf, plusMonths, plusWorkingDays, weekdayNumber } from './civil.js';
import { spanOf } from './relative.js';
import type { Shift } from './types.js';
import { inSmallLetters, weekdayOfName } from './words.js';

const N =
  '\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|one more|an extra|an additional';
const UNIT = '(?:(?:working|business|work|week)[ -])?days?|weeks?|wks?|months?|mths?|fortnights?|quarters?|years?|yrs?';
const G = '[ \\t\\u00a0]{1,4}';
const END = '(?![\\p{L}\\p{N}_])';
/** Not "a week from monday", which is a day. */
const NO_DAY = `(?!${G}(?:from|after|before|on(?!${G}#)|ago|hence|today|tomorrow)${END})`;

/** The ways to say it; each has a number and a unit, and how it goes. */
const PATTERNS = [
  `(?:(?<way>forwards?|back(?:wards?)?|out|up|in|ahead)${G})?by${G}(?<n>${N})${G}(?<unit>${UNIT})(?:${G}(?<end>later|earlier|sooner))?`,
  `(?<way>forwards?|back(?:wards?)?|out|up|ahead)${G}(?<n>${N})${G}(?<unit>${UNIT})`,
  `(?<n>${N})${G}(?<unit>${UNIT})${G}(?<end>later|earlier|sooner|more|longer|back|forward|out)`,
  `(?<n>${N})${G}(?:more|extra|further|additional)${G}(?<unit>${UNIT})`,
  `(?<n>another|one more|an extra|an additional)${G}(?:(?<many>\\d{1,3}|two|three|four|five|six)${G})?(?<unit>${UNIT})`,
  `(?<=(?<![\\p{L}])(?:push|move|bump|kick|slide|shift|delay|postpone|extend|slip|pull|bring|defer)[ \\t](?:[^\\s]{1,20}[ \\t]){1,4})(?<n>${N})${G}(?<unit>${UNIT})`,
  `(?<sign>[+−-])[ ]?(?<n>\\d{1,3})[ ]?(?<unit>${UNIT}|d|w)`,
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${source})${END}${NO_DAY}`, 'u'));

/** Verbs that tell which way "back" and "forward" go. */
const EARLIER = /\b(?:bring|pull|advance|shorten)\b/;
const LATER = /\b(?:push|put|postpone|delay|extend|defer|slip|set|give|knock|shove|kick|bump|nudge|slide)\b/;

/** Earlier or later; `unclear` where some mean the one and some the other. */
function direction(text: string, way: string, end: string, sign: string): { sign: 1 | -1; unclear?: true } {
  if (/earlier|sooner/.test(end) || /[−-]/.test(sign)) return { sign: -1 };
  if (/later|more|longer|out/.test(end) || sign === '+') return { sign: 1 };
  if (EARLIER.test(text)) return { sign: -1 };
  if (/^up$/.test(way)) return { sign: -1 };
  const isClear = LATER.test(text) || !/^(?:forwards?|back(?:wards?)?|ahead|in)$/.test(way || end);
  return isClear ? { sign: 1 } : { sign: 1, unclear: true };
}

/** The first span by which something is to be moved. */
export function findShift(text: string): Shift | undefined {
  const small = inSmallLetters(text);
  const all = PATTERNS.map((pattern) => pattern.exec(small)).filter((found) => found !== null);
  const [first] = all.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  if (!first) return undefined;
  const { way = '', end = '', sign = '', n = '', many, unit = '' } = first.groups ?? {};
  const span = spanOf(many ?? (/^(?:one more|an extra|an additional)$/.test(n) ? 'a' : n), unit);
  if (span.unit === 'minute') return undefined;
  const before = small.slice(0, first.index);
  const { sign: to, unclear } = direction(before, way, end, sign);
  const place = {
    start: first.index,
    end: first.index + first[0].length,
    words: text.slice(first.index, first.index + first[0].length),
  };
  return { ...place, unit: span.unit, n: to * span.n, ...(unclear && { unclear }) };
}

/** A day moved by a span; in a month that is too short, its last day. */
export function shiftDay(day: string, { unit, n }: Pick<Shift, 'unit' | 'n'>): string {
  const from = numberOf(day);
  if (unit === 'workday') return isoOf(plusWorkingDays(from, n));
  return isoOf(unit === 'month' ? plusMonths(from, n) : from + n * (unit === 'week' ? 7 : 1));
}

/** "One week more", "two days earlier": a day moved by a span that is all that is said. */
function shiftedBy(words: string, day: string): string | undefined {
  const shift = findShift(words);
  return shift && !shift.unclear && shift.words === words ? shiftDay(day, shift) : undefined;
}

/**
 * The day that "the friday after", "a week after" or "two days more" means, said of a day that was just named (`YYYY-MM-DD`); undefined for any
 * other words.
 */
export function dayAfter(words: string, day: string): string | undefined {
  const found = /^(?:the|a|one)? ?(day|week|month|[a-z]{3,9}) (?:after|later|afterwards)(?: that| it)?$/i.exec(
    words.trim(),
  );
  const word = found?.[1]?.toLowerCase();
  if (word === undefined) return shiftedBy(words.trim(), day);
  if (word === 'day' || word === 'week' || word === 'month') return shiftDay(day, { unit: word, n: 1 });
  const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)/.test(word) ? weekdayOfName(word) : 0;
  const ahead = (weekday - weekdayNumber(numberOf(day)) + 6) % 7;
  return weekday === 0 ? undefined : shiftDay(day, { unit: 'day', n: ahead + 1 });
}
