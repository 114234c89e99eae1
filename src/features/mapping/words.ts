/** The conditions of a rule, as people write them and as they are shown. */
import type { Context } from '../../commands/context.js';
import { refuse } from '../../commands/refusals.js';
import { type Conditions, readConditions, writeConditions } from '../../model/signals/mapping.js';
import { code, type Text } from '../../model/text.js';

/** In place of conditions. */
export const EVERYTHING = 'all';

/** "alertname=*drift*", or that it is everything. */
export const conditionsText = (ctx: Context, conditions: Conditions): Text => {
  const words = writeConditions(conditions);
  return words === '' ? ctx.say('rules-everything') : [code(words)];
};

/** What somebody wrote. @throws Refusal if it can't be read */
export function conditionsOf(ctx: Context, words: string): Conditions {
  if (words.trim().toLowerCase() === EVERYTHING) return {};
  const read = readConditions(words);
  if (!read) throw refuse(ctx, 'rule-conditions', { word: words.slice(0, 60) }, { field: 'conditions' });
  return read;
}
