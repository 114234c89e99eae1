/** A digest whose time has come: posted once, late or left out after an outage; and the time of the next one. */

import { type Desk, type Looking, NOTHING, type Plan } from '../../kit/background.js';
import { DAY } from '../../model/dates.js';
import { type Alarm, add, type Change, type Pace, remove, set } from '../../model/rows.js';
import { type Come, nextTime, timeCome } from '../../model/schedule.js';
import type { Outbound } from '../../ports.js';
import { fitView, type View } from '../../view.js';
import { drawDigest, showCall } from './draw.js';
import {
  alarmId,
  dayIn,
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

async function rowsOf(desk: Looking, target: Target): Promise<{ alarm: Alarm | undefined; pace: Pace | undefined }> {
  const id = alarmId(target);
  const alarm = await desk.read.get('alarm', id);
  const pace = await desk.read.get('pace', id);
  return { alarm, pace };
}

/** The alarm for the next time, in place of the one there is. */
function ringAt(desk: Looking, target: Target, alarm: Alarm | undefined, at: number | undefined): Change[] {
  if (at === undefined) return alarm ? [remove('alarm', alarm)] : [];
  if (alarm) return [set('alarm', alarm, { at })];
  const { workspace } = desk;
  return [add('alarm', { id: alarmId(target), workspace, at, what: 'digest', subject: nameOf(target) })];
}

/** Whether there is anything to tell, and anybody to tell it to: a channel without a project has no digest. */
async function isWanted({ read }: Looking, { kind, id }: Target): Promise<boolean> {
  if (kind === 'channel') return (await read.find('link', { where: { channel: id }, limit: 1 })).length > 0;
  return (await read.get('person', id))?.gone === false;
}

const nextOf = ({ schedule, calendar }: Times, now: number) => schedule && nextTime(schedule, calendar, now);

/**
 * Sets the time of the next digest anew, after a change of what it goes by: what has been is not made up for. But for whoever
 * has `moved` to another zone, where the time may have passed already: they are looked at at once.
 */
export async function armDigest(desk: Looking, target: Target, moved = false): Promise<Change[]> {
  const { alarm, pace } = await rowsOf(desk, target);
  if (moved && alarm && pace) return ringAt(desk, target, alarm, desk.now);
  const times = await timesOf(desk.read, desk.workspace, target, desk.now);
  // A channel that has just begun has nothing to look back on.
  const from = pace || target.kind !== 'channel' ? desk.now : desk.now + DAY;
  const at = (await isWanted(desk, target)) ? nextOf(times, from) : undefined;
  const mark = { at: from };
  const ring = ringAt(desk, target, alarm, at);
  if (pace) return [...ring, set('pace', pace, mark)];
  if (at === undefined) return ring;
  return [...ring, add('pace', { id: alarmId(target), workspace: desk.workspace, day: '', count: 0, ...mark })];
}

/** A digest's alarm rang. */
export async function onDigest(desk: Desk, subject: string): Promise<Plan> {
  const target = targetOf(subject);
  const { alarm, pace } = await rowsOf(desk, target);
  const times = await timesOf(desk.read, desk.workspace, target, desk.now);
  if (!alarm || !times.schedule || !(await isWanted(desk, target))) return NOTHING;
  if (!pace) return { changes: await armDigest(desk, target), messages: [] };
  const ring = ringAt(desk, target, alarm, nextOf(times, desk.now));
  const come = timeCome(times.schedule, times.calendar, pace, desk.now);
  if (!come) return { changes: ring, messages: [] };
  const left = pace.count + come.missed;
  const handled = { at: come.at, day: come.day };
  if (desk.now - come.at > times.lateMs)
    return { changes: [...ring, set('pace', pace, { ...handled, count: left + 1 })], messages: [] };
  const view = await digestAt(desk, target, times, come, left);
  return {
    changes: [...ring, set('pace', pace, { ...handled, count: 0 })],
    messages: view ? [messageFor(desk, target, view)] : [],
  };
}

async function digestAt(desk: Desk, target: Target, times: Times, come: Come, left: number): Promise<View | undefined> {
  const span = spanEnding(times, come.at);
  const week = dayIn(spanBefore(times, come.at).from, span.zone);
  const missed = { command: 'digest preview', args: { which: target.kind, week } };
  return drawDigest(desk, target, times, span, {
    again: showCall(target.kind, span.from),
    ...(desk.now - come.at > ON_TIME_MS && { lateMs: desk.now - come.at }),
    ...(left > 0 && { missed: { n: left, show: missed } }),
  });
}

function messageFor(desk: Desk, { kind, id }: Target, view: View): Outbound {
  const shown = { id: desk.newId(), view: fitView(view) };
  return kind === 'channel'
    ? { to: 'channel', channel: id, thread: null, ...shown }
    : { to: 'direct', person: id, ...shown };
}
