/** What a thing needs, so that somebody has to see to it: "the docs need an update", "the jobs have to move". */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { Clause } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import type { ClausePlace } from './clause-place.js';
import type { Genre } from './vocabulary.js';

/** Tokens behind "needs" among which the word for a change is looked for: "needs two new examples". */
const CHANGE_REACH = 3;
/** What a thing has to do is told here of work, and elsewhere of how it is built. */
const OF_WORK: ReadonlySet<Genre> = new Set(['minutes', 'plan', 'tracking', 'post-mortem', 'other']);
const NAMED = CLASS.noun | CLASS.plural | CLASS.gerund;

/** Whether a thing needs something, or something of somebody. */
export function isNeedOfThings(
  { start, verb, head }: Clause,
  { parsed: { sentence, classes }, words, genre }: Pick<ClausePlace, 'parsed' | 'words' | 'genre'>,
): boolean {
  const { tokens } = sentence;
  const [modal, next] = tokens.slice(start, start + 2);
  if (modal === undefined || next === undefined || words.people.has(lowOf(head))) return false;
  const { grammar } = words;
  const before = lowOf(tokens[start - 1]);
  if (grammar('behind-need').has(next.low) || grammar('before-need-noun').has(before)) return false;
  const isNeed = grammar('needs').has(modal.low);
  if (isNeed && next.low === 'to' && words.changes.has(lowOf(verb))) return true;
  if (next.low === 'to' || !isNeed) return words.moves.has(lowOf(verb)) || isToDo();
  if (words.changes.has(next.low) || words.wanted.has(next.low)) return true;
  const needed = tokens.slice(start + 2, start + 1 + CHANGE_REACH);
  if (next.kind === 'number') return needed.some(({ low }) => words.changes.has(low) || words.pieces.has(low));
  return OF_WORK.has(genre) && (bitsAt(classes, start + 1) & NAMED) !== 0 && isOne();

  /** Not "services need redundancy", which is true of all. */
  function isOne(): boolean {
    const isMany = head !== undefined && (bitsAt(classes, tokens.indexOf(head)) & CLASS.plural) !== 0;
    return !isMany || grammar('determiners').has(lowOf(tokens[0]));
  }

  /** "The evaluation has to run on the new image" */
  function isToDo(): boolean {
    const isDuty = grammar('has').has(modal?.low ?? '') && OF_WORK.has(genre);
    return isDuty && verb !== undefined && !words.idleVerbs.has(verb.low);
  }
}
