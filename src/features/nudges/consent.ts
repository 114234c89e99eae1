/** Before the first nudge: a channel is told what Baton reads, and whoever has to be asked is asked, once. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { type JobContext, type Plan, settingIn } from '../../kit/job.js';
import { writeSetting } from '../../kit/settings.js';
import { add, type Change, set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { type Consent, consentOf, HELD_MS, MINUTE } from '../../model/nudges.js';
import type { Channel, Person } from '../../model/people-rows.js';
import type { Setting } from '../../model/setting-rows.js';
import type { Outbound } from '../../ports/outbound.js';
import { fitView } from '../../view/fit.js';
import { controls, paragraph, view } from '../../view/view.js';
import { setNudgeAlarm, settle } from './lifecycle.js';

/** Nudges of one person that wait for their answer. */
const MOST_WAITING = 50;
/** So long after the notice nobody is asked anything: a private message does not wait for a public one, and would overtake it. */
const NOTICE_MS = 2_000;

/** Whether somebody may be nudged. */
export async function mayBeNudged(
  { read }: JobContext,
  rows: readonly Setting[],
  person: Pick<Person, 'id' | 'standing'> | undefined,
): Promise<Consent> {
  const last = person && (await read.get('lastNudge', person.id));
  return consentOf(rows, person, last?.asked ?? false);
}

/** Whether a channel's people have been told what Baton reads, and have had a moment to read it. */
export async function isTold({ read, now }: JobContext, channel: string): Promise<boolean> {
  const row = await read.get('channel', channel);
  return row !== undefined && row.toldAt !== null && mayFollow(row.toldAt) <= now;
}

/** When somebody in a channel can be asked something, that was told at some instant. */
export const mayFollow = (toldAt: number): number => toldAt + NOTICE_MS;

/** Tells a channel once what is read there and how that ends. @returns what it takes, and when the first nudge can follow */
export function tellChannel(job: JobContext, channel: Channel, rows: readonly Setting[]): { plan: Plan; at: number } {
  const shown = view(
    paragraph(job.say('nudge-notice')),
    controls(
      button(job.label('button-mute-me'), call('mute', { what: 'me', where: 'me' })),
      button(job.label('button-no-nudges'), call('mute', { what: 'channel' })),
    ),
  );
  const message: Outbound = {
    ...{ to: 'channel', id: job.newId(), channel: channel.id },
    ...{ thread: null, view: fitView(shown) },
  };
  return {
    plan: { changes: [set('channel', channel, { toldAt: job.now })], messages: [message] },
    // As long as anybody has to take the work, its readers have to say no.
    at: Math.max(mayFollow(job.now), job.now + Number(settingIn(rows, 'nudge-grace')) * MINUTE),
  };
}

/** Asks the author of a message whether they may be nudged. Their nudge waits for the answer, for a day at most. */
export async function askFirst(job: JobContext, nudge: Nudge): Promise<Plan> {
  const { author: person, channel: near } = nudge;
  const shown = view(
    paragraph(job.say('nudge-may-i')),
    controls(
      button(job.label('button-may'), call('nudge yes'), { style: 'primary' }),
      button(job.label('button-may-not'), call('nudge no')),
    ),
  );
  return {
    changes: [await noteAsked(job, person), await setNudgeAlarm(job, nudge, nudge.at + HELD_MS)],
    messages: [{ to: 'direct', id: job.newId(), person, near, view: fitView(shown) }],
  };
}

async function noteAsked({ read, workspace }: JobContext, person: string): Promise<Change> {
  const last = await read.get('lastNudge', person);
  return last
    ? set('lastNudge', last, { asked: true })
    : add('lastNudge', { id: person, workspace, at: 0, asked: true });
}

/** The answer: from then on they are nudged, and what waits for it comes now; or never, and it is forgotten. */
export async function answerMayI(ctx: Context, may: boolean): Promise<Outcome> {
  const where = { author: ctx.me.id, state: ['waiting', 'later'] as const };
  const waiting = await ctx.read.find('nudge', { where, limit: MOST_WAITING });
  const next = waiting.map((nudge) => (may ? setNudgeAlarm(ctx, nudge, ctx.now) : settle(ctx, nudge)));
  const place = { scope: 'person', target: ctx.me.id } as const;
  return {
    changes: [...(await writeSetting(ctx, place, 'nudges', may ? 'on' : 'off')), ...(await Promise.all(next)).flat()],
    notice: ctx.say(may ? 'nudge-may' : 'nudge-may-not'),
    own: true,
    stale: true,
    final: true,
  };
}
