/** Digests on request: as of now, redrawn after a press, or of any week before. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { noProjectText } from '../../commands/new-project.js';
import { type Outcome, Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { TooLongAgo } from '../../kit/past.js';
import { DAY } from '../../model/dates/calendar.js';
import { type Call, controls, paragraph, type View, view } from '../../view/view.js';
import { makeDigest, redrawCall } from './make-digest.js';
import { type DigestSpan, dayInSpan, spanBefore, spanNow, spanOfDay } from './spans.js';
import type { DigestKind, DigestTarget } from './target.js';
import { type DigestTimes, digestTimes } from './times.js';

/** A digest that is pressed long after it came covers this time at most. */
const LONGEST_MS = 35 * DAY;

/** The digest that is meant: if none is named the channel's, in a private conversation one's own. @throws Refusal */
export function meantTarget(ctx: Context, which: DigestKind | undefined): DigestTarget {
  const kind = which ?? (ctx.channel.direct ? 'me' : 'channel');
  if (kind !== 'channel') return { kind, id: ctx.me.id };
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  return { kind, id: ctx.channel.id };
}

/** When a digest comes, as seen by whoever acts. */
export const timesFor = (ctx: Context, target: DigestTarget): Promise<DigestTimes> =>
  digestTimes(ctx.read, ctx.workspace, target, ctx.now);

/** The digest as of now: for everybody in a channel, else for the person who asks. */
export async function digestNow(ctx: Context, which: DigestKind | undefined): Promise<Outcome> {
  const target = meantTarget(ctx, which);
  const span = spanNow(await timesFor(ctx, target), ctx.now);
  return {
    private: target.kind !== 'channel',
    view: await digestOrRefusal(ctx, target, span, redrawCall(target.kind, span.from)),
  };
}

/** What a digest shows after a press in it. @param since an instant that a button carried: anything else means a week ago */
export async function redrawDigest(ctx: Context, which: DigestKind | undefined, since: string): Promise<Outcome> {
  const target = meantTarget(ctx, which);
  const times = await timesFor(ctx, target);
  const given = Number(since);
  const isUsable = Number.isSafeInteger(given) && given > 0 && given < ctx.now;
  const from = isUsable ? Math.max(given, ctx.now - LONGEST_MS) : spanNow(times, ctx.now).from;
  const span = { from, until: ctx.now + 1, zone: times.calendar.zone };
  return { view: await digestOrRefusal(ctx, target, span, redrawCall(target.kind, from)) };
}

/** For the person who asks alone: as the digest would be now, or as it was in the week of a day. */
export async function previewDigest(
  ctx: Context,
  which: DigestKind | undefined,
  day: string | undefined,
): Promise<Outcome> {
  const target = meantTarget(ctx, which);
  const times = await timesFor(ctx, target);
  const span = day === undefined || day === 'none' ? spanNow(times, ctx.now) : spanOfDay(times, day, ctx.now);
  const isCurrent = span.until > ctx.now;
  const after = isCurrent ? redrawCall(target.kind, span.from) : undefined;
  const shown = await digestOrRefusal(ctx, target, span, after);
  const toWeek = (id: string, from: number) =>
    button(ctx.label(id), call('digest preview', { which: target.kind, week: dayInSpan(from, span.zone) }));
  const earlier = toWeek('button-digest-before', spanBefore(times, span.until).from);
  const later = isCurrent ? undefined : toWeek('button-digest-after', span.until);
  return { private: true, view: view(...shown.blocks, controls(earlier, later)) };
}

/** @throws Refusal if there is nothing to report, or too much has happened since */
async function digestOrRefusal(
  ctx: Context,
  target: DigestTarget,
  span: DigestSpan,
  after: Call | undefined,
): Promise<View> {
  const shown = await makeDigest(ctx, target, span, { after }).catch((error: unknown) => {
    throw error instanceof TooLongAgo ? refuse(ctx, 'digest-far') : error;
  });
  if (shown) return shown;
  if (!after) throw refuse(ctx, 'digest-then');
  if (target.kind === 'channel') throw new Refusal(view(paragraph(noProjectText(ctx, 'here'))));
  throw refuse(ctx, 'digest-empty');
}
