/** A person's reminder: one private message a day at most, and none if nothing waits. */

import { type ReminderHours, reminderHours } from '../../kit/hours.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import { readerFor } from '../../kit/seen-reader.js';
import type { Alarm, LastReminder } from '../../model/alarm-rows.js';
import { add, type Change, set } from '../../model/changes.js';
import { dayAt } from '../../model/dates/calendar.js';
import type { Person } from '../../model/people-rows.js';
import { sortMatters } from '../../model/reminders.js';
import { fitView } from '../../view/fit.js';
import { newsIn } from './news.js';
import { reminderView } from './view.js';
import { hasOpenWork, isEmpty, waitingFor } from './waiting.js';

/** The id of a person's alarm. */
const reminderAlarmId = (person: string) => `reminder:${person}`;

const reminderAlarm = ({ read }: ReadContext, person: string): Promise<Alarm | undefined> =>
  read.get('alarm', reminderAlarmId(person));

/** When a person is reminded next; undefined if they are not. */
export async function nextReminder(job: ReadContext, person: Person): Promise<number | undefined> {
  const { kinds, next } = await reminderHours(job, person);
  return kinds.length === 0 ? undefined : next(job.now);
}

/** Sets a person's alarm if they have none. @param again also if they have one: their settings have changed */
export async function setReminderAlarm(job: ReadContext, id: string, again: boolean): Promise<Change[]> {
  const alarm = await reminderAlarm(job, id);
  if (alarm && !again) return [];
  const person = await job.read.get('person', id);
  const at = person && !person.gone ? await nextReminder(job, person) : undefined;
  if (at === undefined) return [];
  if (alarm) return [set('alarm', alarm, { at })];
  if (again && !(await hasOpenWork(job.read, id))) return [];
  return [add('alarm', { id: reminderAlarmId(id), workspace: job.workspace, at, what: 'reminder', subject: id })];
}

/** A person's alarm went off. It is set again only if they have open work; else once they are given some. */
export async function onReminderAlarm(job: JobContext, id: string): Promise<Plan> {
  const alarm = await reminderAlarm(job, id);
  const person = await job.read.get('person', id);
  if (!alarm || !person || person.gone) return NO_PLAN;
  if (!(await hasOpenWork(job.read, id))) return forgetTold(job, person);
  const next = await nextReminder(job, person);
  if (next === undefined) return NO_PLAN;
  const hours = await reminderHours(job, person);
  const onlyMove = (at: number): Plan => ({ changes: [set('alarm', alarm, { at })], messages: [] });
  if (hours.isDayOff(job.now)) return onlyMove(next);
  const today = dayAt(job.now, hours.zone);
  const proper = properTime(job.now, next, hours);
  if (proper > job.now) return onlyMove(proper);
  const last = await job.read.get('lastReminder', id);
  if (last?.day === today) return onlyMove(next);
  const read = await readerFor(job.read, { me: person, channel: null, now: job.now });
  const seen = { ...job, read };
  const waiting = await waitingFor(seen, person, hours);
  const { news, told } = newsIn(waiting, last, { now: job.now, today, zone: hours.zone });
  const changes = [set('alarm', alarm, { at: next }), noteReminder(job, id, last, { day: today, told })];
  if (isEmpty(news)) return { changes, messages: [] };
  const view = fitView(await reminderView({ ...seen, today }, news));
  return { changes, messages: [{ to: 'direct', id: job.newId(), person: id, view }] };
}

/**
 * When a reminder comes whose alarm went off now. If it is late, because Baton was down or the person has moved to another zone,
 * it waits for their own hour of this day, or for the end of their quiet hours.
 */
function properTime(now: number, next: number, { zone, awake }: ReminderHours): number {
  const soonest = awake(now);
  return dayAt(next, zone) === dayAt(soonest, zone) ? next : soonest;
}

/** Notes that a person was looked after today, wherever they are, and what they were told. */
function noteReminder(
  { workspace, now: at }: JobContext,
  id: string,
  last: LastReminder | undefined,
  said: Pick<LastReminder, 'day' | 'told'>,
) {
  const note = { at, toldAt: at, ...said };
  return last ? set('lastReminder', last, note) : add('lastReminder', { id, workspace, ...note });
}

/** Nothing waits: what comes back later, such as a task that is reopened, is told again. */
async function forgetTold(job: JobContext, person: Person): Promise<Plan> {
  const last = await job.read.get('lastReminder', person.id);
  if (!last) return NO_PLAN;
  const { zone } = await reminderHours(job, person);
  const { told } = sortMatters([], last, { today: dayAt(job.now, zone), zone });
  return { changes: [set('lastReminder', last, { told, toldAt: job.now })], messages: [] };
}
