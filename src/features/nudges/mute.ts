/** Fewer nudges: none for oneself, none in a channel, or none by one rule; and back. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps } from '../../kit/controls.js';
import { settingsFor } from '../../kit/job.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import { consentOf } from '../../model/nudges.js';
import type { Setting } from '../../model/setting-rows.js';

/** What is muted, and for whom. */
export interface Muting {
  /** `me`, `channel`, or the id of a rule. */
  what: string;
  /** For a rule: for oneself, or in the channel. */
  where: 'me' | 'channel' | undefined;
}

/** Switches nudges off, or on again. */
export async function setMuted(ctx: Context, { what, where }: Muting, muted: boolean): Promise<Outcome> {
  const place = placeFor(ctx, what, where);
  const here = place.scope === 'channel' ? 'channel' : 'me';
  const isRule = what !== 'me' && what !== 'channel';
  const changes = isRule ? await muteRule(ctx, place, what, muted) : await muteAll(ctx, place, muted);
  const words = { rule: what, name: isRule ? ctx.clarity.rule(what).title : '' };
  const id = isRule ? `rule-${here}` : here;
  return {
    changes,
    notice: muted ? ctx.say(`muted-${id}`, words) : ctx.say(`unmuted-${id}`, words),
    private: true,
    own: place.scope === 'person',
    stale: true,
    view: nextSteps(
      muted
        ? button(ctx.label('button-unmute'), call('unmute', { what, where: here }))
        : button(ctx.label('button-mute'), call('mute', { what, where: here })),
    ),
  };
}

/** @throws Refusal for a channel in a private conversation */
function placeFor(ctx: Context, what: string, where: Muting['where']): SettingPlace {
  const isChannel = what === 'channel' || (what !== 'me' && where === 'channel');
  if (!isChannel) return { scope: 'person', target: ctx.me.id };
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  return { scope: 'channel', target: ctx.channel.id };
}

async function muteAll(ctx: Context, place: SettingPlace, muted: boolean) {
  const isMuted = (await findSetting(ctx, place, 'nudges'))?.value === 'off';
  if (muted) return isMuted ? [] : writeSetting(ctx, place, 'nudges', 'off');
  if (place.scope === 'person' && (await mustSayYes(ctx))) return writeSetting(ctx, place, 'nudges', 'on');
  return isMuted ? writeSetting(ctx, place, 'nudges', '') : [];
}

/** Whether they are nudged only if they say so. */
async function mustSayYes(ctx: Context): Promise<boolean> {
  const rows = await settingsFor(ctx, ctx.channel.id, ctx.me.id);
  const others = rows.filter(({ scope }) => scope !== 'person');
  return consentOf(others, ctx.me, true) === 'no';
}

async function muteRule(ctx: Context, place: SettingPlace, rule: string, muted: boolean) {
  const rules = rulesIn(await findSetting(ctx, place, 'muted-rules'));
  if (rules.includes(rule) === muted) return [];
  const left = muted ? [...rules, rule] : rules.filter((other) => other !== rule);
  return writeSetting(ctx, place, 'muted-rules', left.join(', '));
}

const rulesIn = (setting: Setting | undefined): string[] =>
  (setting?.value ?? '')
    .split(',')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
