/**
 * Gives the words after a command's name to its arguments. The order of words hardly matters, that of the passes does: each
 * takes what it is surest of, and leaves the rest to those after it.
 */

import { type BindProblem, Draft } from './bind/draft.js';
import { bindStageName, bindTaskNumber } from './bind/items.js';
import { bindKeyedValues } from './bind/keyed-values.js';
import { bindMentions, bindPersonName } from './bind/people.js';
import { bindProjectAfterKey, bindProjectName } from './bind/projects.js';
import { bindText, reportLeftOver } from './bind/text.js';
import { bindChoices, bindDay, bindPage } from './bind/values.js';
import type { Declaration } from './declaration.js';
import type { Utterance } from './resolve-names.js';
import type { Token } from './tokenize.js';

/** A command's arguments as ids and words, and the first problem with what was typed. */
export interface Bound {
  args: Record<string, string>;
  problem?: BindProblem;
}

/** The grammar, in order. Each pass has an example in its comment. */
const PASSES: readonly ((draft: Draft) => void | Promise<void>)[] = [
  bindKeyedValues,
  bindMentions,
  bindTaskNumber,
  bindProjectAfterKey,
  bindProjectName,
  bindStageName,
  bindChoices,
  bindDay,
  bindPage,
  bindPersonName,
  bindText,
  reportLeftOver,
];

/** Binds the tokens after a command's name. */
export async function bind(command: Declaration, tokens: readonly Token[], utterance: Utterance): Promise<Bound> {
  const draft = new Draft(command, [...tokens], utterance);
  for (const pass of PASSES) await pass(draft);
  const { args, problem } = draft;
  return problem ? { args, problem } : { args };
}
