/** The ledger: what became of the nudges of a rule in a channel. */
import type { JobContext } from '../../kit/job.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Ledger } from '../../model/nudge-rows.js';
import { levelOf } from '../../model/nudges.js';

/** What can become of a nudge: a column of the ledger. */
export type NudgeEnd = 'shown' | 'assigned' | 'taken' | 'rewritten' | 'dismissed' | 'muted' | 'expired';

const ledgerId = (channel: string, rule: string) => `${channel}:${rule}`;

/** The row of a rule in a channel; all zeros, with version 0, if there is none yet. */
export async function ledgerOf({ read, workspace }: JobContext, channel: string, rule: string): Promise<Ledger> {
  const id = ledgerId(channel, rule);
  const counts = { shown: 0, assigned: 0, taken: 0, rewritten: 0, dismissed: 0, muted: 0, expired: 0 };
  const level = { level: 0, shownThen: 0, awayThen: 0 };
  return (await read.get('ledger', id)) ?? { id, workspace, version: 0, channel, rule, ...counts, ...level };
}

/** Counts what became of some nudges, and judges the rule by it. @param n how many */
export async function countEnd(
  job: JobContext,
  { channel, rule }: Pick<Ledger, 'channel' | 'rule'>,
  end: NudgeEnd,
  n = 1,
): Promise<Change> {
  const ledger = await ledgerOf(job, channel, rule);
  const counted = { ...ledger, [end]: ledger[end] + n };
  const judged = { ...counted, ...levelOf(counted) };
  return ledger.version === 0 ? add('ledger', judged) : set('ledger', ledger, judged);
}
