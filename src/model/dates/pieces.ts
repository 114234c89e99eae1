/** The pieces of dates that begin at one place of a text. */
import { partsOf } from './civil.js';
import { CLOCK_PHRASES } from './clock.js';
import { END_PHRASES } from './ends.js';
import { MONTHDAY_PHRASES } from './monthdays.js';
import { RELATIVE_PHRASES } from './relative.js';
import type { Here, Phrase, PhraseGroup, Piece } from './said.js';
import { WEEKDAY_PHRASES } from './weekdays.js';
import { quarterIn, yearIn } from './words.js';

/** The first three letters of a word tell well enough what can begin with it; `#` stands for all numbers. */
const beginning = (word: string): string => (/^\d/.test(word) ? '#' : word.slice(0, 3));

/** Phrases by the beginning of their first word. */
const BY_BEGINNING = index([
  ...WEEKDAY_PHRASES,
  ...MONTHDAY_PHRASES,
  ...END_PHRASES,
  ...RELATIVE_PHRASES,
  ...CLOCK_PHRASES,
]);

function index(groups: readonly PhraseGroup[]): ReadonlyMap<string, readonly Phrase[]> {
  const all = new Map<string, Phrase[]>();
  for (const { heads, phrases } of groups) {
    for (const head of new Set(heads.split('|').map(beginning))) {
      all.set(head, [...(all.get(head) ?? []), ...phrases]);
    }
  }
  return all;
}

/** The beginning of the word at a place. */
const wordAt = (text: string, at: number): string =>
  beginning(/^[\p{L}\p{N}]+|^@/u.exec(text.slice(at, at + 3))?.[0] ?? '');

/** Whether a date can begin with a word. */
export const canBegin = (word: string): boolean => BY_BEGINNING.has(beginning(word));

/** Most pieces that are remembered at a time: each place is looked at a few times in a row. */
const MOST_REMEMBERED = 32;

/** The longest piece that begins at a place of a text in small letters. */
export function pieceAt(text: string, start: number, here: Here): Piece | undefined {
  const { seen } = here;
  if (seen.has(start)) return seen.get(start);
  if (seen.size >= MOST_REMEMBERED) seen.clear();
  const piece = longestAt(text, start, here);
  seen.set(start, piece);
  return piece;
}

function longestAt(text: string, start: number, here: Here): Piece | undefined {
  let longest: Piece | undefined;
  for (const { pattern, says, need } of BY_BEGINNING.get(wordAt(text, start)) ?? []) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    const end = start + (found?.[0].length ?? 0);
    if (!found || end <= (longest?.end ?? start)) continue;
    const words = inDigits(found.groups ?? {}, partsOf(here.n).y);
    const said = says(words, here);
    if (said) longest = { start, end, said, ...needOf(need, words.month) };
  }
  return longest;
}

/** The groups of a match with its years and quarters in digits. @param now the year it is */
function inDigits(words: Record<string, string>, now: number): Record<string, string> {
  const { quarter } = words;
  const years = YEARS.flatMap((name) => (words[name] === undefined ? [] : [[name, yearIn(words[name], now)] as const]));
  return { ...words, ...Object.fromEntries(years), ...(quarter !== undefined && { quarter: quarterIn(quarter) }) };
}

/** The groups that hold a year. */
const YEARS = ['year', 'qyear', 'hyear', 'whole'] as const;

/** "May" is a verb more often than a month. */
const needOf = (need: Phrase['need'], month = ''): Pick<Piece, 'need'> =>
  need ? { need } : month === 'may' ? { need: 'noun' } : {};
