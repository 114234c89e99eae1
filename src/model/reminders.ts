/** Which things a person is reminded of on a day. Pure. */
import { DAY, plusDays } from './dates.js';
import { instantOf } from './schedule.js';

/** What is not settled is said again after so long. */
const AGAIN_MS = 7 * DAY;

/**
 * Whether something is to be said now: since the last look it has come about, or another week has passed with it.
 * @param since when it came about
 * @param last when the person was looked at before
 */
export function ripe(since: number, last: number, now: number): boolean {
  if (since > now) return false;
  return since > last || Math.floor((now - since) / AGAIN_MS) > Math.floor((last - since) / AGAIN_MS);
}

/** When something that was due on a day is overdue: as the next day begins. */
export const overdueSince = (due: string, zone: string) => instantOf(plusDays(due, 1), 0, zone);

/**
 * Whether a due date is near: after today, and no later than the day of the next reminder, so that nothing falls between
 * a Friday and a Monday. Due today, only where there was no reminder since it was given.
 * @param next the day of the next reminder
 */
export const dueSoon = (due: string, today: string, next: string, isNew: boolean) =>
  (due > today && due <= next) || (due === today && isNew);
