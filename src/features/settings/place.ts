/** Which setting is meant, and whether it is changed for the workspace, the channel or oneself. */
import type { Context } from '../../commands/context.js';
import { mayUse } from '../../commands/permission.js';
import { refuse } from '../../commands/refusals.js';
import type { SettingPlace } from '../../kit/settings.js';
import type { Scope } from '../../model/rows.js';
import { declarationOf, SETTINGS, type SettingDeclaration } from '../../model/settings.js';

/** Scopes as people type them. */
export const SCOPE_WORDS = ['workspace', 'channel', 'me'] as const;
/** A scope as people type it. */
export type ScopeWord = (typeof SCOPE_WORDS)[number];

/** The keys of all settings. */
export const KEYS = SETTINGS.map(({ key }) => key);

/** A scope in the word that people type. */
export const scopeWord = (scope: Scope): ScopeWord => (scope === 'person' ? 'me' : scope);

/** The scope that is changed if none is named: the channel if possible, else the workspace, else oneself. */
export const usualScope = ({ scopes }: SettingDeclaration): Scope =>
  (['channel', 'workspace', 'person'] as const).find((scope) => scopes.includes(scope)) ?? 'person';

/** A setting, and where it is changed. */
interface PlacedSetting {
  setting: SettingDeclaration;
  place: SettingPlace;
}

/**
 * The setting with a key, in a scope that it has.
 * @throws Refusal if there is no such setting or scope, or if only admins may change it there
 */
export async function placedSetting(ctx: Context, key: string, where: ScopeWord | undefined): Promise<PlacedSetting> {
  const setting = declarationOf(key);
  if (!setting) throw refuse(ctx, 'no-choice', { word: key, choices: KEYS.join(', ') }, { field: 'setting' });
  const scope = where === undefined ? usualScope(setting) : where === 'me' ? 'person' : where;
  const scopes = setting.scopes.map(scopeWord).join(', ');
  if (!setting.scopes.includes(scope)) throw refuse(ctx, 'wrong-scope', { setting: key, scopes }, { field: 'where' });
  if (scope === 'channel' && ctx.channel.direct) throw refuse(ctx, 'no-channel');
  await mayUse(ctx, scope === 'workspace' ? 'admin' : 'anyone', []);
  const target = { workspace: ctx.workspace, channel: ctx.channel.id, person: ctx.me.id }[scope];
  return { setting, place: { scope, target } };
}
