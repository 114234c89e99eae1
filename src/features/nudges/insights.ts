/** How nudges were taken in a channel: counts by rule, without people and without words. */
import { maybeChoice } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { durationText, joinDots } from '../../kit/text.js';
import {
  differenceOfShares,
  type Group,
  groupOf,
  MINUTE,
  unwantedNudges,
  usefulNudges,
  wilsonInterval,
} from '../../model/nudges.js';
import type { Ledger } from '../../model/rows.js';
import { bold, type Text } from '../../model/text.js';
import { type Block, chart, controls, heading, items, type ListItem, note, paragraph, view } from '../../view.js';

const percent = (share: number) => Math.round(100 * share);

/** Of those that somebody answered, the share that was of use; with the wilsonInterval, because a few say little. */
function line(ctx: Context, row: Ledger): ListItem {
  const useful = usefulNudges(row);
  const answered = useful + unwantedNudges(row);
  const { low, high } = wilsonInterval(useful, answered);
  const precision =
    answered === 0
      ? ctx.say('insights-unanswered')
      : ctx.say('insights-useful', {
          useful,
          answered,
          percent: percent(useful / answered),
          low: percent(low),
          high: percent(high),
        });
  return {
    title: [bold(row.rule)],
    detail: joinDots(
      ctx.say('insights-shown', { n: row.shown }),
      precision,
      row.expired > 0 ? ctx.say('insights-expired', { n: row.expired }) : undefined,
      row.level > 0 ? ctx.say(row.level === 1 ? 'insights-raised' : 'insights-asleep') : undefined,
    ),
  };
}

/** Work with a nudge and without, in a team that holds some nudges out. */
async function holdOut(ctx: Context): Promise<Block[]> {
  const where = ctx.channel.direct ? {} : { channel: ctx.channel.id };
  const all = await ctx.read.find('holdOut', { where, limit: 10_000 });
  if (all.length === 0) return [];
  const [shown, heldOut] = [groupOf(all, true), groupOf(all, false)];
  const group = (title: Text, one: Group): ListItem => {
    const { low, high } = wilsonInterval(one.owned, one.n);
    const share = one.n === 0 ? 0 : one.owned / one.n;
    const counts = { n: one.n, owned: one.owned, percent: percent(share), low: percent(low), high: percent(high) };
    return {
      title,
      detail: joinDots(
        ctx.say('insights-trial-owned', counts),
        one.half === undefined
          ? undefined
          : ctx.say('insights-trial-half', { span: durationText(ctx, Math.max(one.half, MINUTE)) }),
      ),
    };
  };
  const { points, low, high } = differenceOfShares(shown, heldOut);
  const both = shown.n > 0 && heldOut.n > 0;
  const bar = (id: string, one: Group) => {
    const share = one.n === 0 ? 0 : one.owned / one.n;
    return { label: ctx.label(id), share, text: `${percent(share)} %` };
  };
  return [
    heading(ctx.say('insights-trial')),
    items([group(ctx.say('insights-trial-with'), shown), group(ctx.say('insights-trial-without'), heldOut)]),
    ...(both
      ? [
          chart(
            ctx.label('insights-trial-owned-share'),
            bar('insights-trial-with', shown),
            bar('insights-trial-without', heldOut),
          ),
          note(
            ctx.say('insights-trial-difference', { points: percent(points), low: percent(low), high: percent(high) }),
          ),
        ]
      : []),
  ];
}

async function nudges(ctx: Context): Promise<Outcome> {
  const where = ctx.channel.direct ? {} : { channel: ctx.channel.id };
  const rows = await ctx.read.find('ledger', { where, order: ['-shown', 'id'], limit: 20 });
  const seen = rows.filter((row) => row.shown > 0);
  return {
    private: true,
    view: view(
      heading(ctx.say('insights-nudges')),
      seen.length === 0 ? paragraph(ctx.say('insights-none')) : undefined,
      items(seen.map((row) => line(ctx, row))),
      ...(await holdOut(ctx)),
      note(ctx.say('insights-how')),
      controls(button(ctx.label('button-settings'), call('settings'))),
    ),
  };
}

const ARGS = {
  insights: { which: maybeChoice('nudges') },
};
type InsightsArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends InsightsArgs {}
}

export const insightsCommands: Command[] = [
  command({
    name: 'insights',
    aliases: ['insights nudges', 'nudge insights', 'nudges'],
    args: ARGS.insights,
    examples: ['insights', 'insights nudges'],
    permission: 'anyone',
    run: (ctx) => nudges(ctx),
  }),
];
