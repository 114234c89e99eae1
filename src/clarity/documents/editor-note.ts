/** What instructions say of themselves: a part of them is out of date, and has to be changed. */
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import { modalityOf, participleOf } from './clause-verb.js';
import type { Vocabulary } from './vocabulary.js';

/** "The pictures in this section show the old tool and need to be replaced": not what comes round again. */
export function isEditorsNote(parsed: ParsedSentence, words: Vocabulary): boolean {
  const { grammar } = words;
  const { tokens } = parsed.sentence;
  const isHere = tokens.some(
    ({ low }, i) => grammar('here').has(low) && grammar('own-parts').has(lowOf(tokens[i + 1])),
  );
  if (!isHere || !tokens.some(({ low }) => grammar('stale').has(low))) return false;
  if (tokens.some(({ low }) => grammar('recurs').has(low) || grammar('conditions').has(low))) return false;
  return parsed.clauses.some(
    (clause) =>
      modalityOf(clause, parsed, words) === 'need' &&
      !clause.negated &&
      grammar('edited').has(lowOf(participleOf(clause, parsed, words))),
  );
}
