/** Less of Baton's own accord: for oneself, for a channel, for one rule; and back again. */
import { maybeChoice, maybeChoiceOf } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps } from '../../kit/controls.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import type { Setting } from '../../model/rows.js';

function placeOf(ctx: Context, what: string, where: string | undefined): SettingPlace {
  const inChannel = what === 'channel' || (what !== 'me' && where === 'channel');
  if (!inChannel) return { scope: 'person', target: ctx.me.id };
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  return { scope: 'channel', target: ctx.channel.id };
}

const rulesIn = (setting: Setting | undefined) =>
  (setting?.value ?? '')
    .split(',')
    .map((rule) => rule.trim())
    .filter(Boolean);

async function change(ctx: Context, what: string, where: string | undefined, off: boolean): Promise<Outcome> {
  const place = placeOf(ctx, what, where);
  const whole = what === 'me' || what === 'channel';
  const key = whole ? 'nudges' : 'muted-rules';
  const old = await findSetting(ctx, place, key);
  const rest = rulesIn(old).filter((rule) => rule !== what);
  const value = whole ? (off ? 'off' : '') : (off ? [...rest, what] : rest).join(', ');
  const here = place.scope === 'channel' ? 'channel' : 'me';
  const again = { what, where: here } as const;
  const same = whole ? (old?.value === 'off') === off : rulesIn(old).includes(what) === off;
  const id = whole ? here : 'rule';
  const words = { rule: what, where: ctx.label(`mute-where-${here}`) };
  const back = off
    ? button(ctx.label('button-unmute'), call('unmute', again))
    : button(ctx.label('button-mute'), call('mute', again));
  return {
    changes: same ? [] : await writeSetting(ctx, place, key, value),
    notice: off ? ctx.say(`muted-${id}`, words) : ctx.say(`unmuted-${id}`, words),
    private: true,
    stale: true,
    view: nextSteps(back),
  };
}

const muting = {
  what: maybeChoiceOf((clarity) => ['me', 'channel', ...clarity.nudgeRules]),
  where: maybeChoice('me', 'channel'),
};

const ARGS = { mute: muting, unmute: muting };
type MuteArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends MuteArgs {}
}

export const muteCommands: Command[] = [
  command({
    name: 'mute',
    aliases: ['silence', 'nudges off', 'stop nudges', 'less'],
    args: ARGS.mute,
    examples: ['mute', 'mute channel', 'mute your-youre', 'mute bare-todo channel'],
    permission: 'anyone',
    run: (ctx, a) => change(ctx, a.what ?? 'me', a.where, true),
  }),
  command({
    name: 'unmute',
    aliases: ['nudges on'],
    args: ARGS.unmute,
    examples: ['unmute', 'unmute channel', 'unmute your-youre'],
    permission: 'anyone',
    run: (ctx, a) => change(ctx, a.what ?? 'me', a.where, false),
  }),
];
