/** The rows around a nudge: its alarm, its outcome in the ledger, its place in the hold-out. */

import { dayInZone, type JobContext, settingIn } from '../../kit/job.js';
import { countToday, HELD_MS, messageKey } from '../../model/nudges.js';
import { add, type Change, type Ledger, type Nudge, remove, type Setting, set } from '../../model/rows.js';
import type { Outbound } from '../../ports.js';
import { fitView, type View } from '../../view.js';

const nudgeAlarmId = (nudge: Pick<Nudge, 'id'>) => `nudge:${nudge.id}`;

/** Sets the alarm of a nudge, in place of an earlier one. */
export async function setNudgeAlarm(job: JobContext, nudge: Pick<Nudge, 'id'>, at: number): Promise<Change> {
  const id = nudgeAlarmId(nudge);
  const old = await job.read.get('alarm', id);
  if (old) return set('alarm', old, { at });
  return add('alarm', { id, workspace: job.workspace, at, what: 'nudge', subject: nudge.id });
}

/**
 * A nudge that is over: its words go at once. Its id stays until the day is over, so that an edit of the message, or its
 * event coming twice, begins nothing anew.
 */
export async function settle(job: JobContext, nudge: Nudge): Promise<Change[]> {
  const gone = nudge.at + HELD_MS;
  if (gone <= job.now) return forget(job, nudge);
  return [set('nudge', nudge, { state: 'over', held: null, whisper: null }), await setNudgeAlarm(job, nudge, gone)];
}

/** A nudge of which nothing stays. */
export async function forget(job: JobContext, nudge: Nudge): Promise<Change[]> {
  const alarm = await job.read.get('alarm', nudgeAlarmId(nudge));
  return [remove('nudge', nudge), ...(alarm ? [remove('alarm', alarm)] : [])];
}

/** Notes that the work of a message has an owner now, if it is part of the hold-out. */
export async function ownedNow(job: JobContext, { channel, message }: Nudge): Promise<Change[]> {
  const id = messageKey(channel, message);
  const one = await job.read.get('holdOut', id);
  return one && one.ownedAt === null ? [set('holdOut', one, { ownedAt: job.now })] : [];
}

/** Adds the work of a nudge to the hold-out, in a team that has one. */
export function addToHoldOut(
  job: JobContext,
  { message, channel, rule }: Nudge,
  rows: readonly Setting[],
  shown: boolean,
): Change[] {
  if (Number(settingIn(rows, 'nudge-hold-out')) === 0) return [];
  return [
    add('holdOut', {
      id: messageKey(channel, message),
      workspace: job.workspace,
      channel,
      rule,
      at: job.now,
      shown,
      ownedAt: null,
    }),
  ];
}

/** What can become of a nudge: a column of the ledger. */
export type Became = 'shown' | 'assigned' | 'taken' | 'rewritten' | 'dismissed' | 'muted' | 'expired';

const ledgerId = (channel: string, rule: string) => `${channel}:${rule}`;

/** The ledger's row of a rule in a channel, as it is or as it begins. */
export async function ledgerOf(job: JobContext, channel: string, rule: string): Promise<Ledger> {
  const row = await job.read.get('ledger', ledgerId(channel, rule));
  const none = { shown: 0, assigned: 0, taken: 0, rewritten: 0, dismissed: 0, muted: 0, expired: 0 };
  const fresh = { id: ledgerId(channel, rule), workspace: job.workspace, version: 0, channel, rule };
  return row ?? { ...fresh, ...none, level: 0, shownThen: 0, awayThen: 0 };
}

/** The change that writes a row of the ledger. */
export const written = (was: Ledger, row: Ledger): Change =>
  was.version === 0 ? add('ledger', row) : set('ledger', was, row);

/** Notes that a person is nudged now. */
export async function noteNudge({ read, workspace, now }: JobContext, person: string): Promise<Change> {
  const old = await read.get('lastNudge', person);
  return old ? set('lastNudge', old, { at: now }) : add('lastNudge', { id: person, workspace, at: now });
}

/** Counts one more nudge in a channel today. */
export async function countNudge(job: JobContext, channel: string): Promise<Change> {
  const old = await job.read.get('nudgeCount', channel);
  const day = dayInZone(job, 'UTC');
  const count = countToday(old, day) + 1;
  if (old) return set('nudgeCount', old, { day, count });
  return add('nudgeCount', { id: channel, workspace: job.workspace, day, count });
}

/** In place of a whisper: what has become of it. */
export function instead(job: JobContext, nudge: Nudge, shown: View): Outbound[] {
  if (nudge.whisper === null) return [];
  return [{ to: 'message', id: job.newId(), channel: nudge.channel, message: nudge.whisper, view: fitView(shown) }];
}
