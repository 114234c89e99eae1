/** Answers to a nudge that make no task: it needs nobody, not now, thanks, why and less of these. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { whisperView } from '../../kit/whispers.js';
import { set } from '../../model/changes.js';
import { HELD_MS, HOUR } from '../../model/nudges.js';
import { plain } from '../../model/text.js';
import { controls, note, paragraph, view } from '../../view/view.js';
import { setNudgeAlarm } from './lifecycle.js';
import { type Muting, setMuted } from './mute.js';
import { endNudge, myNudge, type OpenNudge } from './my-nudge.js';

/** The work needs no owner, or what somebody took is not kept. */
export async function dismissNudge(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  return {
    changes: await endNudge(ctx, nudge, 'dismissed'),
    notice: ctx.say(nudge.kind === 'keep' ? 'nudge-not-kept' : 'nudge-dismissed'),
    own: true,
    final: true,
  };
}

/** Puts a nudge off until an hour before its text is deleted; dismisses it if that is too late. */
export async function putOffNudge(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const at = nudge.at + HELD_MS - HOUR;
  if (at <= ctx.now) return dismissNudge(ctx, id);
  return {
    changes: [set('nudge', nudge, { state: 'later', whisper: null }), await setNudgeAlarm(ctx, nudge, at)],
    notice: ctx.say('nudge-put-off'),
    own: true,
    final: true,
  };
}

/** The author has corrected the message. */
export async function thankForNudge(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const changes = await endNudge(ctx, nudge, 'rewritten');
  return { changes, notice: ctx.say('nudge-mended'), own: true, final: true };
}

/** Why there are nudges of this kind, the ways to get fewer of them, and the way back. */
export async function fewerNudges(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const mute = (label: string, what: string, where: 'me' | 'channel') =>
    button(ctx.label(label), call('nudge mute', { nudge: id, what, where }));
  return {
    notice: [...ctx.say(`nudge-why-${nudge.kind}`), plain(' '), ...ctx.say('nudge-less')],
    own: true,
    stale: true,
    view: view(
      note(ctx.say('nudge-why', { rule: nudge.rule })),
      controls(
        nudge.kind === 'keep' ? undefined : mute('button-mute-rule', nudge.rule, 'me'),
        mute('button-mute-channel', 'channel', 'channel'),
        mute('button-mute-me', 'me', 'me'),
        button(ctx.label('button-back'), await backCall(ctx, nudge)),
      ),
    ),
  };
}

/** Shows the nudge again, or the list that it stands in. */
async function backCall(ctx: Context, { id, whisper }: OpenNudge) {
  if (whisper === null) return call('nudge back', { nudge: id });
  const listed = await ctx.read.find('nudge', { where: { whisper, author: ctx.me.id }, limit: 2 });
  return listed.length > 1 ? call('nudge show', { whisper }) : call('nudge back', { nudge: id });
}

/** The nudge as it was shown. */
export async function showNudgeAgain(ctx: Context, id: string): Promise<Outcome> {
  return { own: true, stale: true, view: await whisperView(ctx, [await myNudge(ctx, id)]) };
}

/** Fewer nudges, chosen under one of them: it is settled with that. */
export async function muteFromNudge(ctx: Context, id: string, muting: Muting): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const muted = await setMuted(ctx, muting, true);
  return { ...muted, changes: [...(muted.changes ?? []), ...(await endNudge(ctx, nudge, 'muted'))], final: true };
}

/** What is left of a whisper about several messages. */
export async function showWhisper(ctx: Context, whisper: string): Promise<Outcome> {
  const where = { whisper, author: ctx.me.id };
  const found = await ctx.read.find('nudge', { where, order: ['-score', 'at'] });
  const left = found.filter(({ held }) => held !== null);
  if (left.length === 0) return { own: true, view: view(paragraph(ctx.say('nudge-all-settled'))) };
  return { own: true, view: await whisperView(ctx, left, whisper) };
}
