/** Digests at their time: sent once, late or skipped after an outage; and the alarm for the next one. */
import { call } from '../../commands/calls.js';
import { type JobContext, NO_PLAN, type Plan, type ReadContext } from '../../kit/job.js';
import { readerFor } from '../../kit/seen-reader.js';
import type { Alarm, LastDigest } from '../../model/alarm-rows.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import { DAY, dayAt } from '../../model/dates/calendar.js';
import { nextTime, type TimeReached, timeReached } from '../../model/schedule-times.js';
import type { Outbound } from '../../ports/outbound.js';
import type { Reader } from '../../ports/store.js';
import { fitView } from '../../view/fit.js';
import type { View } from '../../view/view.js';
import { makeDigest, redrawCall } from './make-digest.js';
import { dayInSpan, spanBefore, spanEnding } from './spans.js';
import { type DigestTarget, digestAlarmId, readTargetName, targetName } from './target.js';
import { type DigestTimes, digestTimes } from './times.js';

/** A digest that is sent later than this says so. */
const ON_TIME_MS = 10 * 60_000;

/** What is stored about a digest. */
interface StoredDigest {
  alarm: Alarm | undefined;
  last: LastDigest | undefined;
}

const storedOf = async ({ read }: ReadContext, target: DigestTarget): Promise<StoredDigest> => ({
  alarm: await read.get('alarm', digestAlarmId(target)),
  last: await read.get('lastDigest', targetName(target)),
});

/** The changes that set the alarm for an instant; undefined removes it. */
function alarmAt(job: ReadContext, target: DigestTarget, alarm: Alarm | undefined, at: number | undefined): Change[] {
  if (at === undefined) return alarm ? [remove('alarm', alarm)] : [];
  if (alarm) return [set('alarm', alarm, { at })];
  const { workspace } = job;
  return [add('alarm', { id: digestAlarmId(target), workspace, at, what: 'digest', subject: targetName(target) })];
}

/** A channel without a project has no digest, nor has somebody who has left. */
async function isWanted({ read }: ReadContext, { kind, id }: DigestTarget): Promise<boolean> {
  if (kind === 'channel') return (await read.find('link', { where: { channel: id }, limit: 1 })).length > 0;
  return (await read.get('person', id))?.gone === false;
}

const nextDigest = ({ schedule, calendar }: DigestTimes, after: number) =>
  schedule && nextTime(schedule, calendar, after);

/** From when on a digest comes whose schedule is set now. A channel that has just begun has nothing to look back on. */
const startOf = ({ now }: ReadContext, { kind }: DigestTarget, last: LastDigest | undefined): number =>
  last || kind !== 'channel' ? now : now + DAY;

/** The day on which a digest first comes that is set now: a day never has two. Undefined if it is paused for good. */
export async function firstDay(
  job: ReadContext,
  target: DigestTarget,
  times: DigestTimes,
): Promise<string | undefined> {
  const { zone } = times.calendar;
  const { last } = await storedOf(job, target);
  const at = nextDigest(times, startOf(job, target, last));
  if (at === undefined || !last || dayAt(at, zone) > last.day) return at === undefined ? undefined : dayAt(at, zone);
  const after = nextDigest(times, at);
  return after === undefined ? undefined : dayAt(after, zone);
}

/**
 * Sets the alarm for the next digest after its schedule changed; times that have passed are not made up for.
 * @param moved the person is in another zone now, where the time may have passed already: the alarm goes off at once
 */
export async function setDigestAlarm(job: ReadContext, target: DigestTarget, moved = false): Promise<Change[]> {
  const { workspace, now } = job;
  const { alarm, last } = await storedOf(job, target);
  if (moved && alarm && last) return alarmAt(job, target, alarm, now);
  const times = await digestTimes(job.read, workspace, target, now);
  const from = startOf(job, target, last);
  const at = (await isWanted(job, target)) ? nextDigest(times, from) : undefined;
  const alarms = alarmAt(job, target, alarm, at);
  if (last) return [...alarms, set('lastDigest', last, { at: from })];
  if (at === undefined) return alarms;
  return [...alarms, add('lastDigest', { id: targetName(target), workspace, at: from, day: '', skipped: 0 })];
}

/** A digest's alarm went off. */
export async function onDigestAlarm(job: JobContext, subject: string): Promise<Plan> {
  const target = readTargetName(subject);
  const { alarm, last } = await storedOf(job, target);
  const times = await digestTimes(job.read, job.workspace, target, job.now);
  if (!alarm || !times.schedule || !(await isWanted(job, target))) return NO_PLAN;
  if (!last) return { changes: await setDigestAlarm(job, target), messages: [] };
  const alarms = alarmAt(job, target, alarm, nextDigest(times, job.now));
  const reached = timeReached(times.schedule, times.calendar, last, job.now);
  if (!reached) return { changes: alarms, messages: [] };
  const { at, day, missed } = reached;
  const skipped = last.skipped + missed;
  if (job.now - at > times.lateMs)
    return { changes: [...alarms, set('lastDigest', last, { at, day, skipped: skipped + 1 })], messages: [] };
  const view = await digestAt(job, target, times, reached, skipped);
  return {
    changes: [...alarms, set('lastDigest', last, { at, day, skipped: 0 })],
    messages: view ? [messageFor(job, target, view)] : [],
  };
}

/** A person's digest has what they see. A channel's is about the projects linked to it, which its people see. */
async function readerOf({ read, now }: JobContext, { kind, id }: DigestTarget): Promise<Reader> {
  const me = kind === 'channel' ? undefined : await read.get('person', id);
  return me ? readerFor(read, { me, channel: null, now }) : read;
}

async function digestAt(
  job: JobContext,
  target: DigestTarget,
  times: DigestTimes,
  { at }: TimeReached,
  skipped: number,
): Promise<View | undefined> {
  const read = await readerOf(job, target);
  const span = spanEnding(times, at);
  const lateMs = job.now - at;
  const week = dayInSpan(spanBefore(times, at).from, span.zone);
  const show = call('digest preview', { which: target.kind, week });
  return makeDigest({ ...job, read }, target, span, {
    after: redrawCall(target.kind, span.from),
    ...(lateMs > ON_TIME_MS && { lateMs }),
    ...(skipped > 0 && { skipped: { n: skipped, show } }),
  });
}

function messageFor(job: JobContext, { kind, id }: DigestTarget, view: View): Outbound {
  const shown = { id: job.newId(), view: fitView(view) };
  if (kind === 'channel') return { to: 'channel', channel: id, thread: null, ...shown };
  return { to: 'direct', person: id, ...shown };
}
