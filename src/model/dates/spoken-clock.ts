/** Times of day that are spoken: "half past seven", "a quarter to nine in the morning", "noon", "nine o'clock". Pure. */

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const MINUTES: Readonly<Record<string, number>> = {
  ...{ five: 5, ten: 10, quarter: 15, fifteen: 15, twenty: 20, 'twenty-five': 25, half: 30, thirty: 30 },
  ...{ 'forty-five': 45, 5: 5, 10: 10, 20: 20, 25: 25 },
};
const HOUR = `(?<hour>${NUMBERS.join('|')}|1[0-2]|[1-9])`;
const PART = "(?: ?o['’]?clock)?(?: ?(?<half>am|pm)\\b|,? (?:in the |at )(?<part>morning|afternoon|evening|night)\\b)?";
const AROUND = new RegExp(
  `\\b(?:an? )?(?<minutes>quarter|half|five|ten|twenty|twenty-five|5|10|20|25)(?: minutes)? (?<way>past|after|to|before) ${HOUR}\\b${PART}`,
);
const PLAIN = new RegExp(`\\b${HOUR}(?![:.h]\\d)(?:[ :.](?<minutes>fifteen|thirty|forty-five))?\\b${PART}`, 'g');
/** Hours that are meant as they stand: nobody means 03:30 by "half past three". */
const FIRST_PLAIN = 7;
const LATE = /^p|afternoon|evening|night/;

const two = (n: number) => String(n).padStart(2, '0');

/** A text with the time that is spoken in it in digits, "7:30" for "half past seven"; as it is if none is, or not clearly. */
export function withSpokenTime(text: string): string {
  const named = text.replace(/\b(?:noon|midday)\b/i, '12:00').replace(/\bmidnight\b/i, '0:00');
  if (named !== text) return named;
  const lower = text.toLowerCase();
  const found = AROUND.exec(lower) ?? [...lower.matchAll(PLAIN)].find(isSpoken);
  const time = found?.groups && timeIn(found.groups);
  return found && time ? `${text.slice(0, found.index)}${time}${text.slice(found.index + found[0].length)}` : text;
}

/** A number that counts weeks, or stands alone in digits, is left to whoever reads those. */
function isSpoken({ 0: words, groups, index, input }: RegExpMatchArray & { groups?: Record<string, string> }): boolean {
  const isSaid = groups?.minutes !== undefined || groups?.part !== undefined || /o['’]?clock/.test(words);
  const before = input?.slice(0, index) ?? '';
  return isSaid || /(?:^|\s)at $/.test(before) || words === input;
}

function timeIn({ hour = '', minutes = '', way, half, part }: Partial<Record<string, string>>): string | undefined {
  const said = NUMBERS.indexOf(hour) + 1 || Number(hour);
  const isLate = LATE.test(half ?? part ?? '');
  if (half === undefined && part === undefined && said < FIRST_PLAIN) return undefined;
  const minute = MINUTES[minutes] ?? 0;
  const isBefore = way === 'to' || way === 'before';
  const base = half === undefined && part === undefined ? said : (said % 12) + (isLate ? 12 : 0);
  const all = (base * 60 + (isBefore ? -minute : minute) + 24 * 60) % (24 * 60);
  return `${Math.floor(all / 60)}:${two(all % 60)}`;
}
