/** Words that make a thought, an opinion or a refusal of what is said. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** Whether words up to a token take back that it is to be done. @param own the first of the words that say it, up to the end */
export function isHedged(
  parsed: ParsedSentence,
  words: Vocabulary,
  end = parsed.sentence.tokens.length,
  own?: [number, number],
): boolean {
  const { grammar } = words;
  const tokens = parsed.sentence.tokens.slice(0, end);
  const [first, second] = parsed.sentence.tokens;
  // "Should the line ever be built, …"
  if (
    grammar('advice').has(lowOf(first)) &&
    (grammar('determiners').has(lowOf(second)) || tokens.some(({ low }) => grammar('ever').has(low)))
  )
    return true;
  // "In case the vendor leaves, …"
  const front = tokens.slice(0, 3).map(({ low }) => low);
  if (grammar('cases').has(front.slice(0, 2).join(' ')) || grammar('cases').has(front.join(' '))) return true;
  const isOwn = (i: number) => own !== undefined && i >= own[0] && i < own[1];
  return tokens.some(
    ({ low }, i) =>
      !isOwn(i) &&
      (grammar('opinions').has(low) ||
        grammar('never').has(low) ||
        (grammar('hedges').has(low) && (i === 0 || !grammar('weak-hedges').has(low)) && !isMonth(parsed, i, words))),
  );
}

/** "In May" says when. */
const isMonth = ({ sentence: { tokens }, classes }: ParsedSentence, at: number, { grammar }: Vocabulary): boolean =>
  grammar('month-or-modal').has(lowOf(tokens[at])) &&
  (tokens[at - 1]?.kind === 'number' || grammar('before-months').has(lowOf(tokens[at - 1]))) &&
  (bitsAt(classes, at + 1) & CLASS.verb) === 0;
