/** Orders in notes that speak of what was said just before: "The guide says nothing of it, add that", "The filter is hard to find. Move it up." */
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import type { Genre, Vocabulary } from './vocabulary.js';

/** Documents that tell instead of teaching. */
const TELLS: ReadonlySet<Genre> = new Set(['minutes', 'tracking', 'post-mortem', 'other']);
const ORDERS = /^(?:imperative|please)/;
/** Tokens behind a verb in which its object stands: "switch it off", "clean that up". */
const REACH = 3;

/** Whether it orders something to be done with what was said before, in it or in a sentence in front of it. */
export function isOrderOfIt(parsed: ParsedSentence, isNext: boolean, genre: Genre, words: Vocabulary): boolean {
  const { tokens, question } = parsed.sentence;
  if (!TELLS.has(genre) || question) return false;
  const { grammar } = words;
  if (tokens.some(({ low }) => grammar('conditions').has(low) || grammar('readers').has(low))) return false;
  return parsed.clauses.some(({ modality, start, verb, subordinator }) => {
    const isOrder = modality.startsWith('imperative') && subordinator === '';
    if (!isOrder || verb === undefined || words.idleVerbs.has(verb.low)) return false;
    // What is asked of readers goes on: "Do not delete points, close them."
    if (parsed.clauses.some((one) => one.start < start && ORDERS.test(one.modality))) return false;
    if (start === 0 ? !isNext : lowOf(tokens[start - 1]) !== ',') return false;
    if (grammar('asks-readers').has(verb.low)) return false;
    return tokens
      .slice(start + 1, start + 1 + REACH)
      .some(({ low }, i) => grammar('said-before').has(low) || (i > 0 && grammar('said-again').has(low)));
  });
}

/** "Maintainers, please go through the old ones" */
export function isAskedOfGroup(
  { sentence: { address, tokens }, clauses: [first] }: ParsedSentence,
  words: Vocabulary,
): boolean {
  const { groups, people, grammar } = words;
  const isGroup = address.some(({ low }) => groups.has(low) || people.has(low));
  if (!isGroup || first?.modality !== 'please' || first.verb === undefined || first.negated) return false;
  return !grammar('points').has(first.verb.low) && !tokens.some(({ low }) => grammar('conditions').has(low));
}
