/** Words that make a thought, an opinion or a refusal of what is said. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf } from '../text/tokens.js';

/** A modal that is a thought only, wherever it is written like a firm one. */
const HEDGES = /^(?:might|could|may|would|maybe|perhaps|possibly|if|unless|assuming|ideally|eventually)$/;
const BEFORE_MONTHS = /^(?:in|by|of|for|until|till|from|since|early|mid|late|end|\d+)$/;
const NEVER = /^(?:never|nor|neither|no-longer)$/;
const OPINIONS =
  /^(?:think|thinks|thought|opinion|suggest|suggests|suggested|wonder|wonders|prefer|prefers|feel|feels|believes?)$/;

/** Whether words up to a token take back that it is to be done. @param own the first of the words that say it, up to the end */
export function isHedged(parsed: ParsedSentence, end = parsed.sentence.tokens.length, own?: [number, number]): boolean {
  const tokens = parsed.sentence.tokens.slice(0, end);
  const isOwn = (i: number) => own !== undefined && i >= own[0] && i < own[1];
  return tokens.some(
    ({ low }, i) =>
      !isOwn(i) &&
      (OPINIONS.test(low) ||
        NEVER.test(low) ||
        (HEDGES.test(low) && (i === 0 || low !== 'would') && !isMonth(parsed, i))),
  );
}

/** "In May" says when. */
const isMonth = ({ sentence: { tokens }, classes }: ParsedSentence, at: number): boolean =>
  tokens[at]?.low === 'may' &&
  BEFORE_MONTHS.test(lowOf(tokens[at - 1])) &&
  (bitsAt(classes, at + 1) & CLASS.verb) === 0;
