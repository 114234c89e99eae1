/** Claims: somebody says "I'll take it", in words or by a reaction. */
import type { Claim } from '../../clarity/claims.js';
import { stemOf } from '../../clarity/ownership/semantic-classes.js';
import { projectsOf } from '../../commands/lookups.js';
import { type JobContext, mergePlans, type Plan, settingsFor } from '../../kit/job.js';
import { personSpan } from '../../kit/text.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { CLAIM_MS, listens } from '../../model/nudges.js';
import type { Heard, Origin } from '../../ports/events.js';
import { paragraph, view } from '../../view/view.js';
import { isTold, mayBeNudged } from './consent.js';
import { noteOwned } from './hold-out.js';
import { askToKeep } from './keep.js';
import { countEnd } from './ledger.js';
import { replaceWhisper, settle } from './lifecycle.js';

/** Nudges of a channel among which the one that is meant is looked for. */
const MOST_OPEN = 50;
/** States of a nudge that is not settled. */
const OPEN = ['waiting', 'shown', 'later', 'held_out'] as const;

/** The questions of a channel about an owner that are not settled, the newest first. */
export const openNudges = (job: JobContext, channel: string): Promise<Nudge[]> =>
  job.read.find('nudge', {
    where: { channel, kind: 'owner', state: OPEN },
    order: ['-at', 'id'],
    limit: MOST_OPEN,
  });

/** Written where the nudge's message is, or in its thread. */
export const isInSamePlace = (nudge: Nudge, { thread }: Pick<Heard, 'thread'>): boolean =>
  nudge.thread === thread || (thread !== null && nudge.message === thread);

/**
 * The nudge whose work a message claims: that of the message it quotes as a reply, if it does; else the newest, that of somebody
 * else before one's own.
 * @param claim `answer`: a plain "ok", which claims only what it directly answers; `named`: outside a thread it claims only work that it speaks of
 */
export function claimedNudge(
  open: readonly Nudge[],
  heard: Pick<Heard & { type: 'message' }, 'id' | 'at' | 'thread' | 'person' | 'answers' | 'text'>,
  claim: Claim,
): Nudge | undefined {
  if (heard.answers !== undefined) return open.find(({ message }) => message === heard.answers);
  const isOwn = ({ author }: Nudge) => author === heard.person.id;
  const isNear = ({ message, at }: Nudge) =>
    (heard.thread !== null && message === heard.thread) || heard.at - at <= CLAIM_MS;
  const near = open.filter((nudge) => nudge.message !== heard.id && isInSamePlace(nudge, heard) && isNear(nudge));
  const isMeant = (nudge: Nudge) => claim !== 'named' || heard.thread !== null || speaksOf(heard.text, nudge);
  const meant =
    claim === 'answer' ? near.filter((nudge) => heard.thread !== null && !isOwn(nudge)) : near.filter(isMeant);
  return meant.find((nudge) => !isOwn(nudge)) ?? meant[0];
}

/** Shorter words tell no work from another. UTF-16 units. */
const SHORTEST_WORD = 4;

/** Whether a text has a word of the work in question, in any form; of work that is forgotten, nobody can tell. */
function speaksOf(text: string, { held }: Nudge): boolean {
  if (!held) return true;
  const said = stemsOf(text);
  return [...stemsOf(held.title)].some((stem) => said.has(stem));
}

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter(({ length }) => length >= SHORTEST_WORD).map(stemOf));

/** Ends a nudge whose work somebody took, and asks them once whether to keep it as a task. */
export async function claimWork(job: JobContext, nudge: Nudge, by: Origin['person']): Promise<Plan> {
  const rows = await settingsFor(job, nudge.channel, by.id);
  const linked = (await projectsOf(job.read, nudge.channel)).length > 0;
  const shown = nudge.state === 'shown';
  const isAuthor = nudge.author === by.id;
  const notice = view(
    paragraph(isAuthor ? job.say('nudge-taken-you') : job.say('nudge-taken', { who: personSpan(by) })),
  );
  const ended: Plan = {
    changes: [
      ...(await settle(job, nudge)),
      ...(await noteOwned(job, nudge)),
      ...(shown ? [await countEnd(job, nudge, 'taken')] : []),
    ],
    messages: shown ? replaceWhisper(job, nudge, notice) : [],
  };
  if (!nudge.held || !listens(rows, linked)) return ended;
  if ((await mayBeNudged(job, rows, by)) !== 'yes' || !(await isTold(job, nudge.channel))) return ended;
  return mergePlans(ended, await askToKeep(job, nudge, by.id, nudge.held));
}
