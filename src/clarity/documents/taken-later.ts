/** Whether the sentence behind a piece of work gives it to somebody: "I have begun with it", "Bo knows them and will write." */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import type { OwnerReader } from './owner.js';
import type { Vocabulary } from './vocabulary.js';

/** A sentence behind another. */
interface LaterSentence {
  parsed: ParsedSentence;
  text: string;
  /** What stands in front of it, and whether only a semicolon stands between. */
  before: string;
  isJoined: boolean;
}

/** Whether it gives what stands in front of it to somebody. */
export function isTakenLater(
  { parsed, text, before, isJoined }: LaterSentence,
  owners: OwnerReader,
  words: Vocabulary,
): boolean {
  if (words.owns.depends.test(text)) return false;
  if (isJoined && words.owns.underWay.test(`; ${text}`)) return true;
  if (words.owns.mineOf.test(text) || isDoneByWriter(parsed, words, owners.speaksOf(text, before))) return true;
  if (owners.isPlanOf(text) && !owners.isSaidOf(text, before)) return true;
  return isJoined && (owners.isGiven(text) || owners.isDoing(text));
}

/** "I do that by Thursday", "that I take upon myself": the writer, now or later, and neither a thought nor a refusal. */
function isDoneByWriter(
  { sentence: { tokens }, classes }: ParsedSentence,
  { grammar, idleVerbs, negations }: Vocabulary,
  speaksOfIt: boolean,
): boolean {
  const at = tokens.findIndex(({ low }) => grammar('writer').has(low));
  const verb = tokens.findIndex((_, i) => i > at && (bitsAt(classes, i) & CLASS.verb) !== 0);
  if (at < 0 || verb < 0 || verb > at + 2 || tokens.some(({ low }) => negations.has(low))) return false;
  const low = lowOf(tokens[verb]);
  if (idleVerbs.has(low) || (bitsAt(classes, verb) & CLASS.past) !== 0) return false;
  const isOf = (i: number) =>
    grammar('pronouns-of').has(lowOf(tokens[i])) || grammar('said-before').has(lowOf(tokens[i]));
  return (
    isOf(verb + 1) || (at > 0 && isOf(0)) || (speaksOfIt && tokens.some((one) => grammar('themselves').has(one.low)))
  );
}
