/** Setting a value, and going back to what applies without it. */
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { writeSetting } from '../../kit/settings.js';
import { declarationOf, isAllowed } from '../../model/settings.js';
import { placedSetting, type ScopeWord } from './place.js';

/** Sets a value. @throws Refusal if the setting cannot have it */
export async function changeSetting(
  ctx: Context,
  key: string,
  value: string,
  where: ScopeWord | undefined,
): Promise<Outcome> {
  const wanted = tidied(ctx, key, value);
  const { place } = await placedSetting(ctx, key, where, ctx.say('setting-to', { value: wanted }));
  const own = place.scope === 'person';
  const changes = await writeSetting(ctx, place, key, wanted);
  if (changes.length === 0) return { ...unchanged(ctx.say('setting-same', { setting: key, value: wanted })), own };
  const words = { setting: key, value: wanted, where: ctx.label(`scope-${place.scope}`) };
  return {
    private: true,
    own,
    changes,
    notice: ctx.say('setting-set', words),
    view: nextSteps(undoButton(ctx)),
  };
}

/** The value as it is stored. */
function tidied(ctx: Context, key: string, value: string): string {
  const setting = declarationOf(key);
  if (!setting) return value;
  const isChoice = setting.values.length > 0;
  const given = isChoice ? value.toLowerCase() : value;
  const tidied = setting.tidy?.(given, ctx.today) ?? given;
  if (isAllowed(setting, given) || isAllowed(setting, tidied)) return tidied;
  const values = isChoice ? setting.values.join(', ') : ctx.label(`setting-${setting.key}-values`);
  throw refuse(ctx, 'bad-value', { word: value.slice(0, 60), setting: setting.key, values }, { field: 'value' });
}

/** Removes a value, so that a wider scope's applies, or the initial one. */
export async function resetSetting(ctx: Context, key: string, where: ScopeWord | undefined): Promise<Outcome> {
  const { place } = await placedSetting(ctx, key, where, ctx.say('setting-back'));
  const own = place.scope === 'person';
  const changes = await writeSetting(ctx, place, key, '');
  const words = { setting: key, where: ctx.label(`scope-${place.scope}`) };
  if (changes.length === 0) return { ...unchanged(ctx.say('setting-not-set', words)), own };
  return {
    private: true,
    own,
    changes,
    notice: ctx.say('setting-reset', words),
    view: nextSteps(undoButton(ctx)),
  };
}
