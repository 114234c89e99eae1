/** Answers to a nudge that make no task: it needs nobody, not now, why, thanks, less of these. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps } from '../../kit/controls.js';
import { whisperView } from '../../kit/whispers.js';
import { HELD_MS, HOUR } from '../../model/nudges.js';
import { set } from '../../model/rows.js';
import { plain } from '../../model/text.js';
import { note, paragraph, view } from '../../view.js';
import { setNudgeAlarm } from './lifecycle.js';
import { endNudge, myNudge } from './my-nudge.js';

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

/** Says which rule a nudge goes by, and what it is good for. */
export async function explainNudge(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const shown = await whisperView(ctx, [nudge]);
  const why = [...ctx.say('nudge-why', { rule: nudge.rule }), plain(' '), ...ctx.say(`nudge-why-${nudge.kind}`)];
  return { own: true, view: view(...shown.blocks, note(why)) };
}

/** The author has corrected the message. */
export async function thankForNudge(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const changes = await endNudge(ctx, nudge, 'rewritten');
  return { changes, notice: ctx.say('nudge-mended'), own: true, final: true };
}

/** The ways to get fewer nudges. */
export async function fewerNudges(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await myNudge(ctx, id);
  const muteRule = button(ctx.label('button-mute-rule'), call('mute', { what: nudge.rule, where: 'me' }));
  return {
    changes: await endNudge(ctx, nudge, 'muted'),
    notice: ctx.say('nudge-less'),
    own: true,
    final: true,
    view: nextSteps(
      nudge.kind === 'keep' ? undefined : muteRule,
      button(ctx.label('button-mute-channel'), call('mute', { what: 'channel', where: 'channel' })),
      button(ctx.label('button-mute-me'), call('mute', { what: 'me', where: 'me' })),
    ),
  };
}

/** What is left of a whisper about several messages. */
export async function showWhisper(ctx: Context, whisper: string): Promise<Outcome> {
  const where = { whisper, author: ctx.me.id };
  const found = await ctx.read.find('nudge', { where, order: ['-score', 'at'] });
  const left = found.filter(({ held }) => held !== null);
  if (left.length === 0) return { own: true, view: view(paragraph(ctx.say('nudge-all-settled'))) };
  return { own: true, view: await whisperView(ctx, left, whisper) };
}
