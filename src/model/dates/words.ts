/** The words that dates are made of, and patterns made of them. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const NUMBERS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];
const ORDINALS = [
  ...['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth'],
  ...['nineteenth', 'twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth'],
  ...['twenty-sixth', 'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first'],
];

/** 1 for January; 0 if the word isn't a month. */
export const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;

/** 1 for Monday; 0 if the word isn't a weekday. */
export const weekdayOfName = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3)) + 1;

/** The number that a word such as "four" stands for; undefined for any other word. */
export function cardinalOf(word: string): number | undefined {
  const number = NUMBERS.indexOf(word);
  return number < 0 ? undefined : number;
}

/** The number that digits or a word stand for: 3, "three", "a", "3rd", "third". */
export function countOf(word: string): number {
  if (/^\d/.test(word)) return Number.parseInt(word, 10);
  if (/^(?:an?|the|next|another)$/.test(word)) return 1;
  const number = NUMBERS.indexOf(word);
  return number >= 0 ? number : ORDINALS.indexOf(word.replace(/\s+/, '-'));
}

/** Months, days of the week and the like, as sources of patterns. */
const ATOMS: Readonly<Record<string, string>> = {
  month:
    'jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
  weekday: 'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?',
  number: `\\d{1,3}|an?|${[...NUMBERS].reverse().slice(0, -1).join('|')}`,
  unit: 'days?|weeks?|wks?|months?|mths?|years?|yrs?|fortnights?|quarters?|(?:working|business|work|week)_?days?|hours?|hrs?|minutes?|mins?',
  day: `\\d{1,2}(?:st|nd|rd|th)?|${[...ORDINALS].reverse().slice(0, -1).join('|').replaceAll('-', '_')}`,
  nth: '\\d{1,2}(?:st|nd|rd|th)',
  /** `yearIn` makes a number of it. */
  year: '(?:19|20|21)\\d\\d|(?:of_)?(?:next|this|last)_year',
  /** "q2", "second quarter": `quarterIn` makes a number of it. */
  quarter: 'q[1-4]|(?:first|second|third|fourth|1st|2nd|3rd|4th)_quarter',
};

/** White space within a phrase; a full stop may end an abbreviation before it, a hyphen may stand for it. */
const GAP = '(?:\\.?[ \\t\\u00a0]{1,4}|-)';

/** No letter or digit, of any script. */
const WORD_ENDS = '(?![\\w\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\u2fff\u3040-\ud7ff])';

/**
 * A phrase's pattern, tried at one place of a text in small letters: `_` stands for a gap, `{month}` for a month and a group
 * of that name, `{day:x}` for a day and a group named x.
 */
export function phrase(source: string): RegExp {
  const filled = source.replace(
    /\{(\w+)(?::(\w+))?\}/g,
    (_, atom: string, name = atom) => `(?<${name}>${ATOMS[atom]})`,
  );
  return new RegExp(`(?:${filled.replaceAll('_', GAP)})${WORD_ENDS}`, 'y');
}

/** "2027", "next year", "of next year": a year in digits. @param now the year it is */
export function yearIn(words: string, now: number): string {
  if (!/year/.test(words)) return words;
  return String(now + (words.includes('next') ? 1 : words.includes('last') ? -1 : 0));
}

/** "q2", "second quarter": 1 to 4. */
export const quarterIn = (words: string): string =>
  /[1-4]/.exec(words)?.[0] ??
  String(['first', 'second', 'third', 'fourth'].findIndex((word) => words.startsWith(word)) + 1);

/** The words of each kind, as the heads of phrases. `1` stands for all numbers. */
export const HEADS = {
  months: MONTHS.join('|'),
  weekdays: WEEKDAYS.join('|'),
  counts: `1|a|an|${NUMBERS.slice(1).join('|')}`,
  ordinals: `1|${ORDINALS.slice(1).join('|')}`,
};

/** A text in small letters, each letter at its place. */
export function inSmallLetters(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
