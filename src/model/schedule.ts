/** Schedules: days of the week and a time on a zone's clock, with skipped days and pauses. Pure. */
import { DateTime } from 'luxon';
import { dayAt, daysUntil, plusDays } from './dates/calendar.js';
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

/** The zone a schedule is in, and the days it skips. */
export interface Calendar {
  /** IANA zone. */
  zone: string;
  /** Skipped days, `YYYY-MM-DD`. */
  skip: readonly string[];
  /** The first day on which anything may be sent; empty if there is no pause. */
  notBefore: string;
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
/** How far ahead or back a time is looked for. */
const MOST_DAYS = 800;
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

/**
 * The instant at which a zone's clock shows a time on a day. If it shows the time twice (daylight saving ends), the first;
 * if it skips it (daylight saving starts), as if the clock had not changed: 02:30 becomes 03:30. RFC 5545, section 3.3.5,
 * form #3.
 */
export function instantOf(day: string, minute: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const offsetAt = (instant: number) => DateTime.fromMillis(instant, { zone }).offset * 60_000;
  // A change of the clock lies within a day and a half of the wrong guess that takes the wall clock for UTC.
  const before = offsetAt(wall - 36 * 3_600_000);
  const after = offsetAt(wall + 36 * 3_600_000);
  const shown = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - before;
}

/** The instant `days` days before another, at the same time on the zone's clock. */
export function daysBefore(instant: number, days: number, zone: string): number {
  const local = DateTime.fromMillis(instant, { zone });
  const minute = local.hour * 60 + local.minute;
  const within = instant - local.startOf('minute').toMillis();
  return instantOf(plusDays(dayAt(instant, zone), -days), minute, zone) + within;
}

/** 1 for Monday to 7 for Sunday. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const mondayOf = (day: string) => plusDays(day, 1 - weekdayOf(day));

/** Whether a schedule has a time on a day. */
function hasTimeOn({ days, every, from }: Schedule, { skip, notBefore }: Calendar, day: string): boolean {
  if (!days.includes(weekdayOf(day)) || skip.includes(day) || day < notBefore) return false;
  return every === 1 || (daysUntil(mondayOf(day), mondayOf(from)) / 7) % every === 0;
}

function findTime(schedule: Schedule, calendar: Calendar, start: number, step: 1 | -1): number | undefined {
  // One day earlier as well: a time that the clock skips can fall on another day than its own.
  let day = plusDays(dayAt(start, calendar.zone), -step);
  for (let i = 0; i < MOST_DAYS; i += 1, day = plusDays(day, step)) {
    if (!hasTimeOn(schedule, calendar, day)) continue;
    const instant = instantOf(day, schedule.minute, calendar.zone);
    if (step === 1 ? instant > start : instant < start) return instant;
  }
  return undefined;
}

/** The first time after an instant; undefined if there is none within two years. */
export const nextTime = (schedule: Schedule, calendar: Calendar, after: number) =>
  findTime(schedule, calendar, after, 1);

/** The last time before an instant; undefined if there was none within two years. */
export const lastTime = (schedule: Schedule, calendar: Calendar, before: number) =>
  findTime(schedule, calendar, before, -1);

/** What has been handled: times up to the instant `at`, the last of them on `day`. */
interface LastHandled {
  at: number;
  day: string;
}

/** A schedule's newest time, and how many earlier ones were missed. */
export interface TimeReached {
  at: number;
  /** Its day on the zone's clock. */
  day: string;
  missed: number;
}

/**
 * The time that has been reached since the last one handled; undefined if none has. After an outage only the newest counts.
 * A day never has two, so that nobody gets two digests by moving to another zone or changing the schedule.
 */
export function timeReached(
  schedule: Schedule,
  calendar: Calendar,
  handled: LastHandled,
  now: number,
): TimeReached | undefined {
  const at = lastTime(schedule, calendar, now + 1);
  if (at === undefined || at <= handled.at) return undefined;
  const day = dayAt(at, calendar.zone);
  if (day <= handled.day) return undefined;
  let missed = 0;
  for (let t = lastTime(schedule, calendar, at); t !== undefined && t > handled.at; missed += 1)
    t = lastTime(schedule, calendar, t);
  return { at, day, missed };
}

/** Days (`YYYY-MM-DD`) separated by commas or spaces; undefined if one of them isn't a day. */
export function readDays(text: string): string[] | undefined {
  const days = text.split(/[\s,]+/).filter((word) => word !== '');
  return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day).isValid) ? days : undefined;
}
