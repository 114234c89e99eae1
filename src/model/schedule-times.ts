/** The times of a schedule on a zone's clock, with skipped days and pauses. Pure. */
import { dayAt, daysUntil, plusDays } from './dates/calendar.js';
import { instantOf } from './dates/wall-clock.js';
import type { Schedule } from './schedule.js';

/** The zone a schedule is in, and the days it skips. */
export interface Calendar {
  /** IANA zone. */
  zone: string;
  /** Skipped days, `YYYY-MM-DD`. */
  skip: readonly string[];
  /** The first day on which anything may be sent; empty if there is no pause. */
  notBefore: string;
}

/** How far ahead or back a time is looked for. */
const MOST_DAYS = 800;

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
