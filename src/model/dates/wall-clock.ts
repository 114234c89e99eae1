/** What a zone's clock shows, and when. Pure. */
import { DateTime } from 'luxon';
import { dayAt, plusDays } from './calendar.js';

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
