/** Which setting is meant, and whether it is changed for the workspace, the channel or oneself. */

import { button, withArg } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { mayUse } from '../../commands/permission.js';
import { refuse } from '../../commands/refusals.js';
import { mayWriteSetting, type SettingPlace } from '../../kit/settings.js';
import type { Scope } from '../../model/setting-rows.js';
import { declarationOf, SETTINGS, type SettingDeclaration } from '../../model/settings.js';
import type { Text } from '../../model/text.js';
import { controls, paragraph, view } from '../../view/view.js';
import { settingName } from './values.js';

/** Scopes as people type them. */
export const SCOPE_WORDS = ['workspace', 'channel', 'me'] as const;
/** A scope as people type it. */
export type ScopeWord = (typeof SCOPE_WORDS)[number];

/** The keys of all settings. */
export const KEYS = SETTINGS.map(({ key }) => key);

/** A scope in the word that people type. */
export const scopeWord = (scope: Scope): ScopeWord => (scope === 'person' ? 'me' : scope);

/** A setting, and where it is changed. */
interface PlacedSetting {
  setting: SettingDeclaration;
  place: SettingPlace;
}

/**
 * The setting with a key, in a scope that it has: the usual one if none is named.
 * @param changed what is asked for if it is not clear for whom
 * @throws Refusal if there is no such setting or scope, if it is not theirs to change there, or to ask for whom it is meant
 */
export async function placedSetting(
  ctx: Context,
  key: string,
  where: ScopeWord | undefined,
  changed: Text,
): Promise<PlacedSetting> {
  const setting = declarationOf(key);
  if (!setting) throw refuse(ctx, 'no-choice', { word: key }, { field: 'setting' });
  const scope = where === undefined ? usualScope(ctx, setting) : where === 'me' ? 'person' : where;
  if (scope === undefined) throw await askForWhom(ctx, setting, changed);
  if (!setting.scopes.includes(scope)) throw wrongScope(ctx, setting, scope);
  if (scope === 'channel' && ctx.channel.direct) throw refuse(ctx, 'no-channel');
  await mayUse(ctx, scope === 'workspace' ? 'admin' : 'anyone', []);
  const place = placeOf(ctx, scope);
  mayWriteSetting(ctx, place);
  return { setting, place };
}

/** One's own if it can be; what is typed in a channel is meant for that channel. Undefined if it has to be asked. */
function usualScope({ via, channel }: Context, { scopes }: SettingDeclaration): Scope | undefined {
  if (scopes.includes('person')) return 'person';
  return via === 'command' && !channel.direct && scopes.includes('channel') ? 'channel' : undefined;
}

const placeOf = (ctx: Context, scope: Scope): SettingPlace => ({
  scope,
  target: { workspace: ctx.workspace, channel: ctx.channel.id, person: ctx.me.id }[scope],
});

/** It cannot be set there: the places where it can be are buttons. */
function wrongScope(ctx: Context, { key, scopes }: SettingDeclaration, scope: Scope): Refusal {
  const words = { setting: settingName(ctx, key), where: ctx.label(`scope-for-${scope}`) };
  const possible = scopes.filter((one) => one !== 'channel' || !ctx.channel.direct);
  const buttons = possible.map((one) => scopeButton(ctx, one));
  return new Refusal(view(paragraph(ctx.say('refused-wrong-scope', words)), controls(...buttons)), { field: 'where' });
}

const scopeButton = (ctx: Context, scope: Scope) =>
  button(ctx.label(`button-for-${scope}`), withArg(ctx.call, 'where', scopeWord(scope)));

/** What holds for others too is changed only once it is clear that they are meant. */
async function askForWhom(ctx: Context, { key, scopes }: SettingDeclaration, changed: Text): Promise<Refusal> {
  const isPossible = async (scope: Scope): Promise<boolean> =>
    scope === 'channel' ? !ctx.channel.direct : mayUse(ctx, 'admin', []).then(yes, no);
  const possible: Scope[] = [];
  for (const scope of scopes) if (await isPossible(scope)) possible.push(scope);
  const [first] = possible;
  // Says why not.
  if (!first && scopes.includes('channel')) return refuse(ctx, 'no-channel');
  if (!first) await mayUse(ctx, 'admin', []);
  mayWriteSetting(ctx, placeOf(ctx, first ?? 'workspace'));
  const buttons = possible.map((scope) => scopeButton(ctx, scope));
  return new Refusal(
    view(paragraph(ctx.say('setting-asks', { setting: settingName(ctx, key), changed })), controls(...buttons)),
  );
}

const yes = () => true;
/** @throws whatever is not a refusal */
function no(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  throw error;
}
