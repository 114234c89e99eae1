/** Schedules, and the words for them. Pure. */
import { DateTime } from 'luxon';
import { withSpokenTime } from './dates/spoken-clock.js';

/** Days of the week and a time of day. */
export interface Schedule {
  /** 1 for Monday to 7 for Sunday, in order. */
  days: readonly number[];
  /** Minutes after midnight, on the clock. */
  minute: number;
  /** Every week, or one week in so many: up to 4. */
  every: number;
  /** A day (`YYYY-MM-DD`) of one of its weeks. Empty if it comes every week. */
  from: string;
}

const NAMES: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_NAME =
  /\b(mon(?:day)?s?|tue(?:s|sday|sdays)?|wed(?:nesday)?s?|thu(?:r|rs|rsday|rsdays)?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)\b/g;
const DAILY = /\b(?:daily|every ?day|each day)\b/;
const WORKDAYS = /\b(?:weekdays?|work(?:ing)? ?days?)\b/;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ fortnightly: 2, biweekly: 2, other: 2, second: 2, '2nd': 2, two: 2, 2: 2 },
  ...{ third: 3, '3rd': 3, three: 3, 3: 3, fourth: 4, '4th': 4, four: 4, 4: 4 },
};
/** "fortnightly", "every other week", "every 3 weeks"; also "every third monday", which isn't said of plain numbers. */
const SOME_WEEKS =
  /\b(fortnightly|bi-?weekly)\b|\bevery (other|second|2nd|two|2|third|3rd|three|3|fourth|4th|four|4) weeks?\b|\bevery (other|second|2nd|third|3rd|fourth|4th)(?= (?:mon|tue|wed|thu|fri|sat|sun))/g;
const FROM = /\bfrom (\d{4}-\d{2}-\d{2})\b/;
const CLOCK = /\b(?:at )?([01]?\d|2[0-3])(?:[:.h]([0-5]\d))? ?(am|pm|h|o'?clock)?\b/;
/** "Every 9 weeks": a number that counts weeks isn't an hour. */
const COUNTED = /\b(?:every|each) \d+\b|\d ?(?:days?|weeks?|months?|times|x)\b/;
const FILLERS = /\b(?:every|each|on|at|and|weekly|weeks?|the|in|a)\b|[,;+&/.]/g;
const MORNING = 9 * 60;

/** The time of day that words name, in minutes after midnight, and the words without it; undefined if they name none. */
function minuteOf(text: string): { minute: number; rest: string } | undefined {
  const found = CLOCK.exec(text);
  if (!found) return undefined;
  const [words, hour = '', minutes = '0', half] = found;
  const h = Number(hour);
  // Nobody means 03:00 by "monday at 3".
  if (found[2] === undefined && half === undefined && h < 7) return undefined;
  if (half === 'am' || half === 'pm') {
    if (h < 1 || h > 12) return undefined;
    return { minute: ((h % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minutes), rest: text.replace(words, ' ') };
  }
  return { minute: h * 60 + Number(minutes), rest: text.replace(words, ' ') };
}

/** What words say of a schedule: no days or no time if they name none. */
type Said = Omit<Schedule, 'minute'> & { minute: number | undefined };

/**
 * Reads a schedule: "monday 09:00", "every tue and thu at 4pm", "fortnightly on friday 16:30", "weekdays 8.30". Monday if no
 * day is named, nine o'clock if no time is.
 * @param today counts as a day of the first week of "every second week", unless the words say `from <day>`
 * @param before the schedule until now: its weeks stay those of "every second week"
 * @returns undefined if the words hold anything else
 */
export function readSchedule(words: string, today: string, before?: Schedule): Schedule | undefined {
  const said = readSaid(words, today, before);
  return said && { ...said, days: said.days.length > 0 ? said.days : [1], minute: said.minute ?? MORNING };
}

/**
 * A schedule in words, changed by further words: "fridays at 4pm" and "5pm" make "fri 17:00", and "thursdays" make "thu 16:00".
 * @param today counts as a day of the first week of "every second week"
 * @returns undefined if one of them isn’t a schedule
 */
export function amendedSchedule(schedule: string, words: string, today: string): string | undefined {
  const before = readSchedule(schedule, today);
  const said = before && readSaid(words, today, before);
  if (!said) return undefined;
  const days = said.days.length > 0 ? said.days : before.days;
  const weeks = said.every > 1 ? said : before;
  return writeSchedule({ days, minute: said.minute ?? before.minute, every: weeks.every, from: weeks.from });
}

function readSaid(words: string, today: string, before?: Schedule): Said | undefined {
  let rest = words.toLowerCase().slice(0, 200);
  const saidFrom = FROM.exec(rest)?.[1];
  if (saidFrom !== undefined && !DateTime.fromISO(saidFrom).isValid) return undefined;
  rest = rest.replace(FROM, ' ');
  const every = weeksIn(rest);
  const from = saidFrom ?? (before?.every === every ? before.from : today);
  const { days, rest: behind } = daysIn(rest.replace(SOME_WEEKS, ' '));
  if (COUNTED.test(behind)) return undefined;
  const clock = minuteOf(withSpokenTime(behind));
  rest = (clock?.rest ?? behind).replace(FILLERS, ' ');
  const isSaid = words.trim() !== '' && (days.length > 0 || clock !== undefined || every > 1 || /weekly/i.test(words));
  if (rest.trim() !== '' || !isSaid) return undefined;
  return { days, minute: clock?.minute, every, from: every > 1 ? from : '' };
}

/** The days of the week that words name, in order, and the words without them. */
function daysIn(words: string): { days: number[]; rest: string } {
  const days = new Set<number>();
  if (DAILY.test(words)) for (const day of [1, 2, 3, 4, 5, 6, 7]) days.add(day);
  if (WORKDAYS.test(words)) for (const day of [1, 2, 3, 4, 5]) days.add(day);
  const rest = words.replace(DAILY, ' ').replace(WORKDAYS, ' ');
  for (const [name] of rest.matchAll(DAY_NAME)) days.add(NAMES.indexOf(name.slice(0, 3)) + 1);
  return { days: [...days].sort((a, b) => a - b), rest: rest.replace(DAY_NAME, ' ') };
}

/** One week in how many, as words say. */
function weeksIn(text: string): number {
  for (const [, ...found] of text.matchAll(SOME_WEEKS)) {
    const word = found.find((one) => one !== undefined)?.replace('-', '') ?? '';
    return COUNTS[word] ?? 1;
  }
  return 1;
}

const two = (n: number) => String(n).padStart(2, '0');
/** "09:05" for 545 minutes after midnight. */
export const sayClock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The schedule in words that `readSchedule` reads back; equal schedules give equal words. */
export function writeSchedule({ days, minute, every, from }: Schedule): string {
  const names = days.map((day) => NAMES[day - 1]).join(',');
  return `${names} ${sayClock(minute)}${every > 1 ? ` every ${every} weeks from ${from}` : ''}`;
}

/** Days (`YYYY-MM-DD`) separated by commas or spaces; undefined if one of them isn't a day. */
export function readDays(text: string): string[] | undefined {
  const days = text.split(/[\s,]+/).filter((word) => word !== '');
  return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day).isValid) ? days : undefined;
}
