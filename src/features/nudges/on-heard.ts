/**
 * What is heard in a channel, and the plan it leads to: a nudge starts to wait, somebody claims the work, a matter ends.
 * Only reads; most of what is heard leads to nothing.
 */
import { type JobContext, mergePlans, NO_PLAN, type Plan } from '../../kit/job.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { LATE_MS, messageKey } from '../../model/nudges.js';
import type { Heard } from '../../ports/events.js';
import { paragraph, view } from '../../view/view.js';
import { onNewMessage } from './begin.js';
import { claimedNudge, claimWork, isInSamePlace, openNudges } from './claim.js';
import { onEdited } from './edited.js';
import { forget, replaceWhisper, settle } from './lifecycle.js';
import type { Noticed } from './notice.js';

type HeardOf<T extends Heard['type']> = Extract<Heard, { type: T }>;

/** Nudges that end at once when a message, a person or a channel is gone. */
const MOST_ENDED = 50;

/** A message was written or edited. */
export async function onMessage(job: JobContext, heard: HeardOf<'message'>, noticed: Noticed): Promise<Plan> {
  const edited = heard.edited ? await job.read.get('nudge', messageKey(heard.channel.id, heard.id)) : undefined;
  if (edited) return onEdited(job, edited, noticed);
  const open = noticed.claim || noticed.names ? await openNudges(job, heard.channel.id) : [];
  const claimed = noticed.claim ? claimedNudge(open, heard, noticed.claim) : undefined;
  if (claimed) return claimWork(job, claimed, heard.person);
  const named = noticed.names ? open.find((nudge) => namesDoer(nudge, heard)) : undefined;
  const ended = named ? { changes: await settle(job, named), messages: [] } : NO_PLAN;
  if (job.now - heard.at > LATE_MS) return ended;
  return mergePlans(ended, await onNewMessage(job, heard, noticed));
}

/** Whether a message that names somebody makes an earlier one of the same author clear, before its author was asked. */
const namesDoer = (nudge: Nudge, heard: HeardOf<'message'>): boolean =>
  nudge.author === heard.person.id &&
  (nudge.state === 'waiting' || nudge.state === 'later') &&
  isInSamePlace(nudge, heard);

/** A reaction claims the work of the message it was put on. */
export async function onClaim(job: JobContext, heard: HeardOf<'reaction'>): Promise<Plan> {
  const open = await openNudges(job, heard.channel.id);
  const claimed = open.find(({ message }) => message === heard.id);
  return claimed ? claimWork(job, claimed, heard.person) : NO_PLAN;
}

/** A message, a person or the channel is gone, and with it every nudge about it. */
export async function onGone(job: JobContext, heard: HeardOf<'deleted' | 'left' | 'closed'>): Promise<Plan> {
  const about = heard.type === 'deleted' ? { message: heard.id } : heard.type === 'left' ? { author: heard.id } : {};
  const where = { channel: heard.channel.id, ...about };
  const gone = await job.read.find('nudge', { where, limit: MOST_ENDED });
  const notice = view(paragraph(job.say('nudge-gone')));
  const plans = gone.map(async (nudge) => ({
    changes: await forget(job, nudge),
    messages: heard.type === 'deleted' && nudge.kind !== 'keep' ? replaceWhisper(job, nudge, notice) : [],
  }));
  return mergePlans(...(await Promise.all(plans)));
}
