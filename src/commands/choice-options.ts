/** The values of a choice, in the words that people read. */
import { declarationOf } from '../model/settings.js';
import type { Option } from '../view/view.js';
import { type Arg, choicesOf } from './args.js';
import type { Context } from './context.js';

/** The values of the argument `name`, each with its words; a second value with the same words is left out. */
export function choiceOptions(ctx: Context, name: string, arg: Arg): Option[] {
  const values = choicesOf(arg, ctx.clarity).filter((value) => name !== 'where' || canBeSetFor(ctx, value));
  const all = values.map((value) => ({ value, label: choiceWords(ctx, name, arg, value) }));
  return all.filter(({ label }, at) => all.findIndex((one) => one.label === label) === at);
}

/** Whether the setting that the call names, if it names one, can be set there: only such places are offered. */
function canBeSetFor({ call, channel }: Context, where: string): boolean {
  const declared = declarationOf(call.args.setting ?? '');
  if (!declared) return true;
  if (where === 'channel' && channel.direct) return false;
  return declared.scopes.some((scope) => (scope === 'person' ? 'me' : scope) === where);
}

/** The name of a setting, the title of a rule, or the wording `choice-<argument>-<value>`. */
function choiceWords(ctx: Context, name: string, { choices, words }: Arg, value: string): string {
  if (name === 'setting') return ctx.label(`setting-name-${value}`);
  const isRule = typeof choices === 'function' && ctx.clarity.nudgeRules.includes(value);
  return isRule ? ctx.clarity.rule(value).title : ctx.label(`choice-${words || name}-${value}`);
}
