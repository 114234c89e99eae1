/** Whether a clause is stated as such, and not only as a part of another: "when they have to be moved". */
import type { Clause, ParsedSentence } from '../ownership/types.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import { GROUP } from './clause-place.js';
import type { Vocabulary } from './vocabulary.js';

/** Tokens behind "after" and the like in which a day stands. */
const DAY_REACH = 3;

/** Said as such, or reported: "we agreed that the docs need to be updated". */
export function isStated(
  clause: Clause,
  { sentence: { tokens } }: ParsedSentence,
  { grammar, days }: Vocabulary,
): boolean {
  const { subordinator, start } = clause;
  if (subordinator === '' || subordinator === 'so' || isBehindTime(clause, tokens, grammar)) return true;
  if (isNoSubordinator(subordinator, tokens.slice(0, start), grammar)) return true;
  if (isBehindDay(clause, tokens, { grammar, days })) return true;
  return subordinator === 'that' && tokens.slice(0, start).some(({ low }) => grammar('reports').has(low));
}

/** "It is old as well and should be replaced", "for that more people have to be found" */
function isNoSubordinator(word: string, tokens: readonly TextToken[], grammar: Vocabulary['grammar']): boolean {
  const at = tokens.findLastIndex(({ low }) => low === word);
  const isAddition = grammar('additions').has(lowOf(tokens[at + 1]));
  return (
    at >= 0 && (isAddition || (grammar('pronouns-of').has(word) && grammar('for-whom').has(lowOf(tokens[at - 1]))))
  );
}

/** "The report after a week of tests still needs to be written" */
function isBehindDay(
  { subordinator, start }: Clause,
  tokens: readonly TextToken[],
  { grammar, days }: Pick<Vocabulary, 'grammar' | 'days'>,
): boolean {
  const at = tokens.findLastIndex(({ low }, i) => i < start && low === subordinator);
  const isTime = grammar('before-times').has(subordinator) && at > 0;
  return isTime && tokens.slice(at + 1, at + 1 + DAY_REACH).some(({ low, kind }) => kind === 'number' || days.has(low));
}

/** "Until then *the jobs* have to be moved", "before M3 *we* have to": a time stands in front, and not a clause. */
function isBehindTime(
  { subordinator, subject, head, start }: Clause,
  tokens: readonly TextToken[],
  grammar: Vocabulary['grammar'],
): boolean {
  const at = tokens.findIndex(({ low }) => low === subordinator);
  const to = head === undefined ? start : tokens.indexOf(head);
  if (at !== 0 || !grammar('before-times').has(subordinator)) return false;
  const between = tokens.slice(1, to);
  const articles = between.filter(({ low }) => grammar('determiners').has(low)).length;
  const first = lowOf(between[0]);
  const isNoun = !grammar('determiners').has(first) && !grammar('not-doers').has(first);
  return GROUP.has(subject) ? between.length > 0 : articles > 1 || (articles === 1 && isNoun);
}
