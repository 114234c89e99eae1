/** What limits how often people and channels are nudged. */
import { dayInZone, type JobContext } from '../../kit/job.js';
import { add, type Change, set } from '../../model/changes.js';
import { countToday } from '../../model/nudges.js';

/** The zone in which a channel's nudges of a day are counted. */
export const COUNT_ZONE = 'UTC';

/** Notes that a person is nudged now. */
export async function noteNudge({ read, workspace, now }: JobContext, person: string): Promise<Change> {
  const last = await read.get('lastNudge', person);
  return last
    ? set('lastNudge', last, { at: now })
    : add('lastNudge', { id: person, workspace, at: now, asked: false });
}

/** Counts one more nudge in a channel today. */
export async function countNudge(job: JobContext, channel: string): Promise<Change> {
  const counted = await job.read.get('nudgeCount', channel);
  const day = dayInZone(job, COUNT_ZONE);
  const count = countToday(counted, day) + 1;
  if (counted) return set('nudgeCount', counted, { day, count });
  return add('nudgeCount', { id: channel, workspace: job.workspace, day, count });
}
