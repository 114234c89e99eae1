/** A digest whose time has come: posted once, late or left out after an outage; and the time of the next one. */

import { call } from '../../commands/calls.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import { DAY } from '../../model/dates.js';
import { type Alarm, add, type Change, type LastDigest, remove, set } from '../../model/rows.js';
import { nextTime, type TimeReached, timeReached } from '../../model/schedule.js';
import type { Outbound } from '../../ports.js';
import { fitView, type View } from '../../view.js';
import { drawDigest, showCall } from './draw.js';
import {
  dayIn,
  digestAlarmId,
  nameOf,
  spanBefore,
  spanEnding,
  type Target,
  type Times,
  targetOf,
  timesOf,
} from './targets.js';

/** Later than this a digest says so. */
const ON_TIME_MS = 10 * 60_000;

async function rowsOf(
  job: ReadContext,
  target: Target,
): Promise<{ alarm: Alarm | undefined; last: LastDigest | undefined }> {
  const alarm = await job.read.get('alarm', digestAlarmId(target));
  const last = await job.read.get('lastDigest', nameOf(target));
  return { alarm, last };
}

/** Moves the digest's alarm to the next time, sets it if there is none, or removes it if there is no next time. */
function alarmAt(job: ReadContext, target: Target, alarm: Alarm | undefined, at: number | undefined): Change[] {
  if (at === undefined) return alarm ? [remove('alarm', alarm)] : [];
  if (alarm) return [set('alarm', alarm, { at })];
  const { workspace } = job;
  return [add('alarm', { id: digestAlarmId(target), workspace, at, what: 'digest', subject: nameOf(target) })];
}

/** Whether there is anything to tell, and anybody to tell it to: a channel without a project has no digest. */
async function isWanted({ read }: ReadContext, { kind, id }: Target): Promise<boolean> {
  if (kind === 'channel') return (await read.find('link', { where: { channel: id }, limit: 1 })).length > 0;
  return (await read.get('person', id))?.gone === false;
}

const nextOf = ({ schedule, calendar }: Times, now: number) => schedule && nextTime(schedule, calendar, now);

/**
 * Sets the alarm for the next digest after a change of its schedule; times that have passed are not made up for.
 * @param moved the person is in another zone now, where the time may have passed already: the alarm goes off at once
 */
export async function setDigestAlarm(job: ReadContext, target: Target, moved = false): Promise<Change[]> {
  const { alarm, last } = await rowsOf(job, target);
  if (moved && alarm && last) return alarmAt(job, target, alarm, job.now);
  const times = await timesOf(job.read, job.workspace, target, job.now);
  // A channel that has just begun has nothing to look back on.
  const from = last || target.kind !== 'channel' ? job.now : job.now + DAY;
  const at = (await isWanted(job, target)) ? nextOf(times, from) : undefined;
  const mark = { at: from };
  const alarms = alarmAt(job, target, alarm, at);
  if (last) return [...alarms, set('lastDigest', last, mark)];
  if (at === undefined) return alarms;
  return [...alarms, add('lastDigest', { id: nameOf(target), workspace: job.workspace, day: '', skipped: 0, ...mark })];
}

/** A digest's alarm went off. */
export async function onDigestAlarm(job: JobContext, subject: string): Promise<Plan> {
  const target = targetOf(subject);
  const { alarm, last } = await rowsOf(job, target);
  const times = await timesOf(job.read, job.workspace, target, job.now);
  if (!alarm || !times.schedule || !(await isWanted(job, target))) return NO_PLAN;
  if (!last) return { changes: await setDigestAlarm(job, target), messages: [] };
  const alarms = alarmAt(job, target, alarm, nextOf(times, job.now));
  const come = timeReached(times.schedule, times.calendar, last, job.now);
  if (!come) return { changes: alarms, messages: [] };
  const left = last.skipped + come.missed;
  const handled = { at: come.at, day: come.day };
  if (job.now - come.at > times.lateMs)
    return { changes: [...alarms, set('lastDigest', last, { ...handled, skipped: left + 1 })], messages: [] };
  const view = await digestAt(job, target, times, come, left);
  return {
    changes: [...alarms, set('lastDigest', last, { ...handled, skipped: 0 })],
    messages: view ? [messageFor(job, target, view)] : [],
  };
}

async function digestAt(
  job: JobContext,
  target: Target,
  times: Times,
  come: TimeReached,
  left: number,
): Promise<View | undefined> {
  const span = spanEnding(times, come.at);
  const week = dayIn(spanBefore(times, come.at).from, span.zone);
  const missed = call('digest preview', { which: target.kind, week });
  return drawDigest(job, target, span, {
    again: showCall(target.kind, span.from),
    ...(job.now - come.at > ON_TIME_MS && { lateMs: job.now - come.at }),
    ...(left > 0 && { missed: { n: left, show: missed } }),
  });
}

function messageFor(job: JobContext, { kind, id }: Target, view: View): Outbound {
  const shown = { id: job.newId(), view: fitView(view) };
  return kind === 'channel'
    ? { to: 'channel', channel: id, thread: null, ...shown }
    : { to: 'direct', person: id, ...shown };
}
