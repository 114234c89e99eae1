/** Which things a person is reminded of on a day. Pure. */
import { DAY, plusDays } from './dates/calendar.js';
import { instantOf } from './schedule.js';

/** What is still open is brought up again after this long. */
const AGAIN_MS = 7 * DAY;

/**
 * Whether a reminder is due: the matter came up since the last reminder, or another week has passed since it did.
 * @param since when it came up
 * @param last when the person was last checked for reminders
 */
export function reminderDue(since: number, last: number, now: number): boolean {
  if (since > now) return false;
  return since > last || Math.floor((now - since) / AGAIN_MS) > Math.floor((last - since) / AGAIN_MS);
}

/** When an item becomes overdue: as the day after its due date begins. */
export const overdueSince = (due: string, zone: string) => instantOf(plusDays(due, 1), 0, zone);

/**
 * Whether a due date is near: after today and no later than the next reminder's day, so that nothing falls into a gap
 * between Friday and Monday. Something due today counts only if it is new since the last reminder.
 * @param next the day of the next reminder
 */
export const dueSoon = (due: string, today: string, next: string, isNew: boolean) =>
  (due > today && due <= next) || (due === today && isNew);
