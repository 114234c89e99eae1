/** Settings that commands write directly, such as a muted rule. */

import type { Context } from '../commands/context.js';
import { refuse } from '../commands/refusals.js';
import { isFullMember } from '../model/audience.js';
import { add, type Change, remove, set } from '../model/changes.js';
import { settingId } from '../model/read-setting.js';
import type { Scope, Setting } from '../model/setting-rows.js';

/** What a setting applies to. `target` is the id of the workspace, channel or person. */
export interface SettingPlace {
  scope: Scope;
  target: string;
}

/** The stored setting; undefined if nobody has set it there. */
export function findSetting(ctx: Context, { scope, target }: SettingPlace, key: string): Promise<Setting | undefined> {
  return ctx.read.get('setting', settingId(scope, target, key));
}

/** @throws Refusal if it is not one's own and one is a guest or of another organisation */
export function mayWriteSetting(ctx: Context, { scope }: SettingPlace): void {
  if (scope !== 'person' && !isFullMember(ctx.me)) throw refuse(ctx, 'own-settings-only');
}

/** The changes that set a value: none if it is set already. An empty value removes the setting. @throws Refusal */
export async function writeSetting(ctx: Context, place: SettingPlace, key: string, value: string): Promise<Change[]> {
  mayWriteSetting(ctx, place);
  const old = await findSetting(ctx, place, key);
  if (value === '') return old ? [remove('setting', old)] : [];
  if (old) return old.value === value ? [] : [set('setting', old, { value })];
  const { scope, target } = place;
  return [add('setting', { id: settingId(scope, target, key), workspace: ctx.workspace, key, value, ...place })];
}
