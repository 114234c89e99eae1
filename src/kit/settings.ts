/** A setting that a command writes by itself. */

import type { Context } from '../commands/command.js';
import { add, type Change, remove, type Scope, type Setting, set } from '../model/rows.js';
import { settingId } from '../model/settings.js';

/** Where a setting holds: its scope, and the id of the workspace, channel or person. */
export interface SettingPlace {
  scope: Scope;
  target: string;
}

/** The value as it is stored there; undefined where none is. */
export function findSetting(ctx: Context, { scope, target }: SettingPlace, key: string): Promise<Setting | undefined> {
  return ctx.read.get('setting', settingId(scope, target, key));
}

/** The change that puts a value there, if any is needed; an empty one removes it. */
export async function writeSetting(ctx: Context, place: SettingPlace, key: string, value: string): Promise<Change[]> {
  const old = await findSetting(ctx, place, key);
  if (value === '') return old ? [remove('setting', old)] : [];
  if (old) return old.value === value ? [] : [set('setting', old, { value })];
  const { scope, target } = place;
  return [add('setting', { id: settingId(scope, target, key), workspace: ctx.workspace, key, value, ...place })];
}
