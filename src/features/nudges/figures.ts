/** How nudges were received in a channel: counts by rule, without people or text; and what the hold-out shows. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { figuresCard } from '../../kit/figures-card.js';
import { ruleTitle } from '../../kit/rule-titles.js';
import { durationText, joinDots } from '../../kit/text.js';
import type { Ledger } from '../../model/nudge-rows.js';
import {
  differenceOfShares,
  type Group,
  groupOf,
  MINUTE,
  unwantedNudges,
  usefulNudges,
  wilsonInterval,
} from '../../model/nudges.js';
import { bold, type Text } from '../../model/text.js';
import { type Bar, type Block, chart, heading, items, type ListItem, note } from '../../view/view.js';

const MOST_RULES = 20;
const MOST_HOLD_OUTS = 10_000;
/** Counts of fewer nudges would tell how single people took theirs. */
const FEWEST_COUNTED = 5;
/** A share of fewer says nothing. */
const FEWEST_TOLD = 5;

/** How nudges landed in a channel; in all channels in a private conversation. */
export async function nudgeFigures(ctx: Context): Promise<Outcome> {
  const where = ctx.channel.direct ? {} : { channel: ctx.channel.id };
  const rows = await ctx.read.find('ledger', { where, order: ['-shown', 'id'], limit: MOST_RULES });
  const holdOuts = await ctx.read.find('holdOut', { where, limit: MOST_HOLD_OUTS });
  const shown = rows.filter((row) => row.shown > 0);
  return {
    private: true,
    view: figuresCard({
      title: ctx.say('nudge-figures'),
      lines: shown.map((row) => ruleItem(ctx, row)),
      none: ctx.say('nudge-figures-none'),
      after: holdOuts.length > 0 ? holdOutBlocks(ctx, groupOf(holdOuts, true), groupOf(holdOuts, false)) : [],
      basis: note(ctx.say('nudge-figures-how')),
      steps: [button(ctx.label('button-settings'), call('settings'))],
    }),
  };
}

const percent = (share: number): number => Math.round(100 * share);

/** A share of few says little: it comes with its interval. */
function shareWords(part: number, whole: number): { percent: number; low: number; high: number } {
  const { low, high } = wilsonInterval(part, whole);
  return { percent: percent(whole === 0 ? 0 : part / whole), low: percent(low), high: percent(high) };
}

function ruleItem(ctx: Context, row: Ledger): ListItem {
  if (row.shown < FEWEST_COUNTED)
    return { title: [bold(ruleTitle(ctx, row.rule))], detail: ctx.say('nudge-figures-few', { n: FEWEST_COUNTED }) };
  return {
    title: [bold(ruleTitle(ctx, row.rule))],
    detail: joinDots(
      ctx.say('nudge-figures-shown', { n: row.shown }),
      usefulText(ctx, row),
      row.expired > 0 ? ctx.say('nudge-figures-expired', { n: row.expired }) : undefined,
      row.level > 0 ? ctx.say(row.level === 1 ? 'nudge-figures-raised' : 'nudge-figures-asleep') : undefined,
    ),
  };
}

/** Of the nudges that somebody answered, the share that was of use. */
function usefulText(ctx: Context, row: Ledger): Text {
  const useful = usefulNudges(row);
  const answered = useful + unwantedNudges(row);
  if (answered === 0) return ctx.say('nudge-figures-unanswered');
  if (answered < FEWEST_TOLD) return ctx.say('nudge-figures-useful-few', { useful, answered });
  return ctx.say('nudge-figures-useful', { useful, answered, ...shareWords(useful, answered) });
}

/** Work with a nudge and without. */
function holdOutBlocks(ctx: Context, shown: Group, heldOut: Group): Block[] {
  const groups = [
    groupItem(ctx, 'nudge-figures-hold-out-with', shown),
    groupItem(ctx, 'nudge-figures-hold-out-without', heldOut),
  ];
  const both = shown.n > 0 && heldOut.n > 0;
  return [
    heading(ctx.say('nudge-figures-hold-out')),
    items(groups),
    ...(both ? comparisonBlocks(ctx, shown, heldOut) : []),
  ];
}

function groupItem(ctx: Context, id: string, { n, owned, half }: Group): ListItem {
  return {
    title: ctx.say(id),
    detail: joinDots(
      ctx.say('nudge-figures-hold-out-owned', { n, owned, ...shareWords(owned, n) }),
      half === undefined
        ? undefined
        : ctx.say('nudge-figures-hold-out-half', { span: durationText(ctx, Math.max(half, MINUTE)) }),
    ),
  };
}

function comparisonBlocks(ctx: Context, shown: Group, heldOut: Group): Block[] {
  const { points, low, high } = differenceOfShares(shown, heldOut);
  const words = { points: percent(points), low: percent(low), high: percent(high) };
  return [
    chart(
      ctx.label('nudge-figures-hold-out-owned-share'),
      groupBar(ctx, 'nudge-figures-hold-out-with', shown),
      groupBar(ctx, 'nudge-figures-hold-out-without', heldOut),
    ),
    note(ctx.say('nudge-figures-hold-out-difference', words)),
  ];
}

function groupBar(ctx: Context, id: string, { n, owned }: Group): Bar {
  const share = n === 0 ? 0 : owned / n;
  return { label: ctx.label(id), share, text: `${percent(share)}%` };
}
