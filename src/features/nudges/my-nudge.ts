/** The nudge that somebody answers, and its end. */
import type { Context } from '../../commands/context.js';
import { refuse } from '../../commands/refusals.js';
import type { Change } from '../../model/changes.js';
import type { Held, Nudge } from '../../model/nudge-rows.js';
import { noteOwned } from './hold-out.js';
import { countEnd, type NudgeEnd } from './ledger.js';
import { settle } from './lifecycle.js';

/** A nudge whose text is still kept. */
export type OpenNudge = Nudge & { held: Held };

/** One's own nudge that is not settled. @throws Refusal if there is none */
export async function myNudge(ctx: Context, id: string): Promise<OpenNudge> {
  const nudge = await ctx.read.get('nudge', id);
  if (!nudge?.held || nudge.author !== ctx.me.id) throw refuse(ctx, 'nudge-gone', {}, { stale: true });
  return { ...nudge, held: nudge.held };
}

/** Ends a nudge and counts it; a question whether to keep a task is not counted. */
export async function endNudge(ctx: Context, nudge: Nudge, end: NudgeEnd): Promise<Change[]> {
  const changes = await settle(ctx, nudge);
  if (nudge.kind === 'keep') return changes;
  const owned = end === 'assigned' || end === 'taken' ? await noteOwned(ctx, nudge) : [];
  return [...changes, ...owned, await countEnd(ctx, nudge, end)];
}
