/** Which value of a setting applies. */
import { readDays } from './schedule.js';
import type { Scope, Setting } from './setting-rows.js';
import { declarationOf } from './settings.js';

const NARROWEST: readonly Scope[] = ['person', 'channel', 'workspace'];

/** The id of a setting's row. */
export const settingId = (scope: Scope, target: string, key: string) => `${scope}:${target}:${key}`;

/** The value that applies and the scope it comes from, `initial` if it is set nowhere. `only`: looks at a single scope. */
export function readSetting(
  set: readonly Setting[],
  key: string,
  only?: Scope,
): { value: string; from: Scope | 'initial' } {
  for (const scope of only ? [only] : NARROWEST) {
    const found = set.find((s) => s.key === key && s.scope === scope);
    if (found) return { value: found.value, from: scope };
  }
  return { value: declarationOf(key)?.initial ?? '', from: 'initial' };
}

/** Days without digests and reminders, from all the settings that apply. */
export const holidaysIn = (rows: readonly Setting[]) =>
  rows.filter((s) => s.key === 'holidays').flatMap((s) => readDays(s.value) ?? []);
