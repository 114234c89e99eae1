/** A person's reminder: at their own hour, on a working day, one message at the most, and none where nothing waits. */

import { type JobContext, NO_PLAN, type Plan, personZone, type ReadContext, settingIn } from '../../kit/job.js';
import { DAY, dayAt } from '../../model/dates.js';
import { whenAwake } from '../../model/quiet.js';
import { type Alarm, add, type Change, type LastReminder, type Person, type Setting, set } from '../../model/rows.js';
import { nextTime } from '../../model/schedule.js';
import { holidaysIn, remindersIn } from '../../model/settings.js';
import { fitView } from '../../view.js';
import { holdsAnything, isEmpty, type Waiting, waitingFor } from './gather.js';
import { reminderView } from './view.js';

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];

const reminderAlarmId = (person: string) => `reminder:${person}`;

/** The settings that hold for a person, wherever they are. */
const settingsOf = async ({ read, workspace }: ReadContext, person: string): Promise<Setting[]> =>
  (await read.find('setting', { where: { target: [workspace, person] } })).filter((s) => s.scope !== 'channel');

interface Hours {
  zone: string;
  /** The first instant from one on in which the person may be spoken to. */
  awake(from: number): number;
  /** The next reminder after an instant; undefined where there is none. */
  next(after: number): number | undefined;
}

function hoursOf(rows: readonly Setting[], person: Pick<Person, 'zone'>): Hours {
  const zone = personZone(rows, person);
  const weekends = settingIn(rows, 'weekends') === 'quiet';
  const peace = { zone, hours: settingIn(rows, 'quiet-hours'), weekends };
  const [hour = 9, minute = 0] = settingIn(rows, 'reminder-time').split(':').map(Number);
  const schedule = { days: weekends ? WORKDAYS : ALL_DAYS, minute: hour * 60 + minute, every: 1 as const, from: '' };
  const calendar = { zone, skip: holidaysIn(rows), notBefore: settingIn(rows, 'snoozed-until') };
  return {
    zone,
    awake: (from) => whenAwake(from, peace),
    next: (after) => {
      const at = nextTime(schedule, calendar, after);
      return at === undefined ? undefined : whenAwake(at, peace);
    },
  };
}

/** All that waits for a person now, or only what is to be said since the last look. */
export async function lookFor(job: ReadContext, person: Person, last?: number): Promise<Waiting> {
  const rows = await settingsOf(job, person.id);
  const hours = hoursOf(rows, person);
  const today = dayAt(job.now, hours.zone);
  const next = dayAt(hours.next(job.now) ?? job.now + DAY, hours.zone);
  const kinds = remindersIn(settingIn(rows, 'reminders'));
  return waitingFor(job.read, person.id, kinds, { now: job.now, zone: hours.zone, today, next, last });
}

/** When a person is reminded next; undefined where they are not. */
export async function nextReminder(job: ReadContext, person: Person): Promise<number | undefined> {
  const rows = await settingsOf(job, person.id);
  return remindersIn(settingIn(rows, 'reminders')).length === 0 ? undefined : hoursOf(rows, person).next(job.now);
}

const reminderAlarm = ({ read }: ReadContext, person: string): Promise<Alarm | undefined> =>
  read.get('alarm', reminderAlarmId(person));

/** Sets a person's alarm if they have none. @param anew also if they have one: its settings have changed */
export async function setReminderAlarm(job: ReadContext, person: string, anew: boolean): Promise<Change[]> {
  const alarm = await reminderAlarm(job, person);
  if (alarm && !anew) return [];
  const who = await job.read.get('person', person);
  const at = who && !who.gone ? await nextReminder(job, who) : undefined;
  if (at === undefined) return [];
  if (alarm) return [set('alarm', alarm, { at })];
  if (anew && !(await holdsAnything(job.read, person))) return [];
  const { workspace } = job;
  return [add('alarm', { id: reminderAlarmId(person), workspace, at, what: 'reminder', subject: person })];
}

/** A person's alarm went off. It is set again only if they hold any work; else once they are given some. */
export async function onReminderAlarm(job: JobContext, id: string): Promise<Plan> {
  const alarm = await reminderAlarm(job, id);
  const person = await job.read.get('person', id);
  if (!alarm || !person || person.gone || !(await holdsAnything(job.read, id))) return NO_PLAN;
  const rows = await settingsOf(job, id);
  const hours = hoursOf(rows, person);
  const next = await nextReminder(job, person);
  if (next === undefined) return NO_PLAN;
  const awake = hours.awake(job.now);
  // Snoozed, or a holiday, or asleep by now in the zone that they are in.
  const today = dayAt(job.now, hours.zone);
  const off = today < settingIn(rows, 'snoozed-until') || holidaysIn(rows).includes(today);
  if (off) return { changes: [set('alarm', alarm, { at: next })], messages: [] };
  if (awake > job.now) return { changes: [set('alarm', alarm, { at: awake })], messages: [] };
  const last = await job.read.get('lastReminder', id);
  if (last?.day === today) return { changes: [set('alarm', alarm, { at: next })], messages: [] };
  const waiting = await lookFor(job, person, last?.at);
  const changes = [set('alarm', alarm, { at: next }), looked(job, id, last, today)];
  if (isEmpty(waiting)) return { changes, messages: [] };
  const view = fitView(await reminderView({ ...job, today }, waiting));
  return { changes, messages: [{ to: 'direct', id: job.newId(), person: id, view }] };
}

/** Remembers the look: one a day, wherever the person goes. */
function looked({ workspace, now: at }: JobContext, id: string, last: LastReminder | undefined, day: string): Change {
  return last ? set('lastReminder', last, { at, day }) : add('lastReminder', { id, workspace, at, day });
}
