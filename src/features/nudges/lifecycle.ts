/** The life of a nudge: its alarm, its end, and the message in place of its whisper. */
import type { JobContext } from '../../kit/job.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { HELD_MS } from '../../model/nudges.js';
import type { Outbound } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import type { View } from '../../view/view.js';

const nudgeAlarmId = ({ id }: Pick<Nudge, 'id'>) => `nudge:${id}`;

/** Sets the alarm of a nudge, in place of an earlier one. */
export async function setNudgeAlarm(job: JobContext, nudge: Pick<Nudge, 'id'>, at: number): Promise<Change> {
  const id = nudgeAlarmId(nudge);
  const alarm = await job.read.get('alarm', id);
  if (alarm) return set('alarm', alarm, { at });
  return add('alarm', { id, workspace: job.workspace, at, what: 'nudge', subject: nudge.id });
}

/**
 * Ends a nudge: its text is deleted at once. Its id stays for the rest of the day, so that an edit of the message, or the
 * same event delivered twice, does not start another nudge.
 */
export async function settle(job: JobContext, nudge: Nudge): Promise<Change[]> {
  const until = nudge.at + HELD_MS;
  if (until <= job.now) return forget(job, nudge);
  return [set('nudge', nudge, { state: 'over', held: null, whisper: null }), await setNudgeAlarm(job, nudge, until)];
}

/** Deletes a nudge and its alarm. */
export async function forget(job: JobContext, nudge: Nudge): Promise<Change[]> {
  const alarm = await job.read.get('alarm', nudgeAlarmId(nudge));
  return [remove('nudge', nudge), ...(alarm ? [remove('alarm', alarm)] : [])];
}

/** Replaces a nudge's whisper, if it has one. */
export function replaceWhisper(job: JobContext, { whisper, channel }: Nudge, shown: View): Outbound[] {
  if (whisper === null) return [];
  return [{ to: 'message', id: job.newId(), channel, message: whisper, view: fitView(shown) }];
}
