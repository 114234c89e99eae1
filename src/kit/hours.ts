/** When a person can be reminded: at their own hour, outside quiet hours, weekends and holidays. */

import { dayAt } from '../model/dates/calendar.js';
import type { Person } from '../model/people-rows.js';
import { whenAwake } from '../model/quiet.js';
import { holidaysIn } from '../model/read-setting.js';
import { type Reminder, remindersIn } from '../model/reminder-kinds.js';
import { nextTime } from '../model/schedule-times.js';
import type { Setting } from '../model/setting-rows.js';
import { personZone, type ReadContext, settingIn } from './job.js';

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

/** What a person's settings say about reminders. */
export interface ReminderHours {
  zone: string;
  /** The kinds they are reminded of. */
  kinds: readonly Reminder[];
  /** The first instant, from one on, at which the person is not in quiet hours. */
  awake(from: number): number;
  /** The next reminder after an instant; undefined if there is none. */
  next(after: number): number | undefined;
  /** Whether the day of an instant is left out: snoozed, or a holiday. */
  isDayOff(instant: number): boolean;
}

/** Reads it from the store. */
export async function reminderHours({ read, workspace }: ReadContext, person: Person): Promise<ReminderHours> {
  const found = await read.find('setting', { where: { target: [workspace, person.id] } });
  return hoursBy(
    found.filter(({ scope }) => scope !== 'channel'),
    person,
  );
}

/** The hours by the settings that apply to a person. Pure. */
export function hoursBy(rows: readonly Setting[], person: Pick<Person, 'zone'>): ReminderHours {
  const zone = personZone(rows, person);
  const weekends = settingIn(rows, 'weekends') === 'quiet';
  const quiet = { zone, hours: settingIn(rows, 'quiet-hours'), weekends };
  const [hour = 9, minute = 0] = settingIn(rows, 'reminder-time').split(':').map(Number);
  const schedule = { days: weekends ? WORKDAYS : ALL_DAYS, minute: hour * 60 + minute, every: 1, from: '' } as const;
  const calendar = { zone, skip: holidaysIn(rows), notBefore: settingIn(rows, 'snoozed-until') };
  return {
    zone,
    kinds: remindersIn(settingIn(rows, 'reminders')),
    awake: (from) => whenAwake(from, quiet),
    next: (after) => {
      const at = nextTime(schedule, calendar, after);
      return at === undefined ? undefined : whenAwake(at, quiet);
    },
    isDayOff: (instant) => {
      const day = dayAt(instant, zone);
      return day < calendar.notBefore || calendar.skip.includes(day);
    },
  };
}
