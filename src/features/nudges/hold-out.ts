/** The hold-out: some nudges are withheld, to see what nudges change. */
import { type JobContext, settingIn } from '../../kit/job.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { isHeldOut, messageKey } from '../../model/nudges.js';
import type { Setting } from '../../model/setting-rows.js';

/** The share that is held out, in percent. */
const heldOutShare = (rows: readonly Setting[]) => Number(settingIn(rows, 'nudge-hold-out'));

/** Whether a nudge is one of those that are withheld: only questions about an owner that were not shown yet. */
export const mustHoldOut = ({ id, kind, state }: Nudge, rows: readonly Setting[]): boolean =>
  kind === 'owner' && state === 'waiting' && isHeldOut(id, heldOutShare(rows));

/** Starts watching the work of a nudge, if the team holds some out. @param shown whether the nudge was shown */
export function watchWork(
  { workspace, now: at }: JobContext,
  { message, channel, rule }: Nudge,
  rows: readonly Setting[],
  shown: boolean,
): Change[] {
  if (heldOutShare(rows) === 0) return [];
  const id = messageKey(channel, message);
  return [add('holdOut', { id, workspace, channel, rule, at, shown, ownedAt: null })];
}

/** Notes that the work of a nudge has an owner now, if it is watched. */
export async function noteOwned({ read, now }: JobContext, { channel, message }: Nudge): Promise<Change[]> {
  const watched = await read.get('holdOut', messageKey(channel, message));
  return watched?.ownedAt === null ? [set('holdOut', watched, { ownedAt: now })] : [];
}
