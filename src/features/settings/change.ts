/** Setting a value, and going back to what applies without it. */
import { button, withArg } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { type Outcome, Refusal } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { unchanged } from '../../kit/outcomes.js';
import { findSetting, type SettingPlace, writeSetting } from '../../kit/settings.js';
import { readSetting } from '../../model/read-setting.js';
import { declarationOf, isAllowed, type SettingDeclaration } from '../../model/settings.js';
import { controls, paragraph, view } from '../../view/view.js';
import { placedSetting, type ScopeWord } from './place.js';
import { settingName, valueWords } from './values.js';

/** Longest quotation of a value that somebody typed, UTF-16 units. */
const LONGEST_VALUE = 60;

/** Sets a value. @throws Refusal if the setting cannot have it */
export async function changeSetting(
  ctx: Context,
  key: string,
  value: string,
  where: ScopeWord | undefined,
): Promise<Outcome> {
  const declared = declarationOf(key);
  const inWords = (one: string) => (declared ? valueWords(ctx, declared, one) : one);
  const given = declared ? tidied(ctx, declared, value) : value;
  const { place } = await placedSetting(ctx, key, where, ctx.say('setting-to', { value: inWords(given) }));
  const own = place.scope === 'person';
  const before = (await findSetting(ctx, place, key))?.value;
  const wanted = declared ? tidied(ctx, declared, value, before) : value;
  const shown = inWords(wanted);
  const changes = await writeSetting(ctx, place, key, wanted);
  const words = { ...wordsFor(ctx, key, place), value: shown };
  if (changes.length === 0) return { ...unchanged(ctx.say('setting-same', words)), own };
  return {
    private: true,
    own,
    changes,
    notice: ctx.say('setting-set', words),
    view: nextSteps(undoButton(ctx)),
  };
}

/** The setting and the place, as an answer names them. */
const wordsFor = (ctx: Context, key: string, { scope }: SettingPlace) => ({
  setting: settingName(ctx, key),
  where: ctx.label(`scope-for-${scope}`),
});

/** The value as it is stored. @param before the one until now @throws Refusal if the setting cannot have it */
function tidied(ctx: Context, setting: SettingDeclaration, value: string, before?: string): string {
  const given = setting.values.length > 0 ? value.toLowerCase() : value;
  const tidy = setting.tidy?.(given, ctx.today, before) ?? given;
  if (isAllowed(setting, given) || isAllowed(setting, tidy)) return tidy;
  throw badValue(ctx, setting, value.slice(0, LONGEST_VALUE));
}

/** The values that it can have are buttons, if they can be listed. */
function badValue(ctx: Context, setting: SettingDeclaration, word: string): Refusal {
  const words = { word, setting: settingName(ctx, setting.key) };
  if (setting.values.length === 0) {
    const values = ctx.label(`setting-${setting.key}-values`);
    return refuse(ctx, 'bad-value', { ...words, values }, { field: 'value' });
  }
  const choices = setting.values.map((value) =>
    button(valueWords(ctx, setting, value), withArg(ctx.call, 'value', value)),
  );
  const says = ctx.say('refused-bad-choice', words);
  return new Refusal(view(paragraph(says), controls(...choices)), { field: 'value' });
}

/** Removes a value, so that a wider scope's applies, or the initial one. */
export async function resetSetting(ctx: Context, key: string, where: ScopeWord | undefined): Promise<Outcome> {
  const { place } = await placedSetting(ctx, key, where, ctx.say('setting-back'));
  const own = place.scope === 'person';
  const changes = await writeSetting(ctx, place, key, '');
  const words = wordsFor(ctx, key, place);
  if (changes.length === 0) return { ...unchanged(ctx.say('setting-not-set', words)), own };
  return {
    private: true,
    own,
    changes,
    notice: ctx.say('setting-reset', { ...words, value: await valueWithout(ctx, key, place) }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** What applies once a value is removed, in words. */
async function valueWithout(ctx: Context, key: string, { target }: SettingPlace): Promise<string> {
  const setting = declarationOf(key);
  if (!setting) return '';
  const targets = [ctx.workspace, ctx.channel.id, ctx.me.id].filter((one) => one !== target);
  const rows = await ctx.read.find('setting', { where: { target: targets, key } });
  return valueWords(ctx, setting, readSetting(rows, key).value);
}
