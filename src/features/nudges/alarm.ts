/** The alarm of a nudge: it is shown, put off, held out, or ended. */
import { projectsOf } from '../../commands/lookups.js';
import {
  dayInZone,
  type JobContext,
  mergePlans,
  NO_PLAN,
  type Plan,
  personZone,
  settingIn,
  settingsFor,
} from '../../kit/job.js';
import { type Change, set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { BURST_MS, countToday, HELD_MS, listens, mutedRules, nextFor } from '../../model/nudges.js';
import { whenAwake } from '../../model/quiet.js';
import type { Setting } from '../../model/setting-rows.js';
import { askFirst, mayBeNudged, mayFollow, tellChannel } from './consent.js';
import { mustHoldOut, watchWork } from './hold-out.js';
import { countEnd } from './ledger.js';
import { forget, setNudgeAlarm, settle } from './lifecycle.js';
import { COUNT_ZONE } from './limits.js';
import { showNudges, waitingWith } from './show.js';

const only = (changes: Change[]): Plan => ({ changes, messages: [] });

/** The alarm of a nudge went off. */
export async function onNudgeAlarm(job: JobContext, id: string): Promise<Plan> {
  const nudge = await job.read.get('nudge', id);
  if (!nudge) return NO_PLAN;
  const forgottenAt = nudge.at + HELD_MS;
  if (nudge.state === 'shown') return expire(job, nudge);
  const isOver = nudge.state === 'held_out' || nudge.state === 'over' || !nudge.held || job.now >= forgottenAt;
  if (isOver) return only(await forget(job, nudge));
  const rows = await settingsFor(job, nudge.channel, nudge.author);
  if (!(await isStillWanted(job, nudge, rows))) return only(await settle(job, nudge));
  const at = await whenPossible(job, nudge, rows);
  if (at === undefined || at >= forgottenAt) return only(await settle(job, nudge));
  if (at > job.now) return only([await setNudgeAlarm(job, nudge, at)]);
  return askOrShow(job, nudge, rows);
}

/** Shows it, to somebody who may be nudged, in a channel that has been told. */
async function askOrShow(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  const channel = await job.read.get('channel', nudge.channel);
  const consent = await mayBeNudged(job, rows, await job.read.get('person', nudge.author));
  if (!channel || consent === 'no') return only(await settle(job, nudge));
  if (consent === 'ask') return askFirst(job, nudge);
  if (channel.toldAt !== null) {
    const at = mayFollow(channel.toldAt);
    return at > job.now ? only([await setNudgeAlarm(job, nudge, at)]) : show(job, nudge, rows);
  }
  const { plan, at } = tellChannel(job, channel, rows);
  return mergePlans(plan, only([await setNudgeAlarm(job, nudge, at)]));
}

const show = (job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> =>
  mustHoldOut(nudge, rows) ? holdOut(job, nudge, rows) : showNudges(job, nudge, rows);

/** Whoever has snoozed is left alone until then. */
async function isStillWanted(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<boolean> {
  const linked = (await projectsOf(job.read, nudge.channel)).length > 0;
  const zone = personZone(rows, await job.read.get('person', nudge.author));
  if (dayInZone(job, zone) < settingIn(rows, 'snoozed-until')) return false;
  return listens(rows, linked) && !mutedRules(rows).has(nudge.rule);
}

/** Withholds a nudge: its text is deleted, and only whether somebody takes the work is still watched. */
async function holdOut(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<Plan> {
  return only([
    set('nudge', nudge, { state: 'held_out', held: null }),
    await setNudgeAlarm(job, nudge, job.now + HELD_MS),
    ...watchWork(job, nudge, rows, false),
  ]);
}

/** Nobody answered within a day: the text is deleted, and a press on the whisper says so. */
async function expire(job: JobContext, nudge: Nudge): Promise<Plan> {
  const counted = nudge.kind === 'keep' ? [] : [await countEnd(job, nudge, 'expired')];
  return only([...(await forget(job, nudge)), ...counted]);
}

/** When a nudge can be shown: now or later; undefined if the channel has had enough today. */
async function whenPossible(job: JobContext, nudge: Nudge, rows: readonly Setting[]): Promise<number | undefined> {
  const { read, now } = job;
  const zone = personZone(rows, await read.get('person', nudge.author));
  const weekends = settingIn(rows, 'weekends') === 'quiet';
  const awake = whenAwake(now, { zone, hours: settingIn(rows, 'quiet-hours'), weekends });
  if (awake > now) return awake;
  const pause = Number(settingIn(rows, 'nudge-pause'));
  // What its reader put off comes back when they were promised it would.
  const next = nudge.state === 'later' ? now : nextFor(await read.get('lastNudge', nudge.author), now, pause);
  if (next > now) return next;
  const count = countToday(await read.get('nudgeCount', nudge.channel), dayInZone(job, COUNT_ZONE));
  return count >= Number(settingIn(rows, 'nudges-a-day')) ? undefined : afterBurst(job, nudge);
}

/** If the same person keeps writing unclear messages, the first nudge waits for the last of them. */
async function afterBurst(job: JobContext, nudge: Nudge): Promise<number> {
  const due = [nudge, ...(await waitingWith(job, nudge))].map(({ dueAt }) => dueAt);
  return Math.max(job.now, Math.min(Math.max(...due), Math.min(...due) + BURST_MS));
}
