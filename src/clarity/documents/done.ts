/** Whether an item is over: by its box, in its column, by its own words or below it. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { ParsedSentence } from '../ownership/types.js';
import { lowOf, type TextToken } from '../text/tokens.js';
import type { Cell, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** UTF-16 units of a cell, or a line below an item, that says no more than "Done". */
const SHORT = 12;

const DASH = /^[–—-]{1,2}$/;
/** UTF-16 units of a word that is said again in another form. */
const STEM = 6;
/** A word that is the last sentence of several. */
const LAST = /[.!?]\s+(\p{L}{3,12})[.!\s]*$/u;

/** Whether an item is over. */
export function isDone(
  { text, children, kind, ticked, cells }: Statement,
  { done, doneInState, shelved, columns, notApplicable }: Vocabulary,
): boolean {
  if (ticked === true || (kind === 'item' && (done.test(text) || notApplicable.test(text)))) return true;
  // "We'd need a token for that. Parked."
  if (kind === 'paragraph' && done.test(LAST.exec(text)?.[1] ?? '')) return true;
  const isOver = ({ text, column }: Cell) =>
    (columns.status(column) && doneInState.test(text)) ||
    ((columns.status(column) || text.trim().length < SHORT) && done.test(text));
  const isShelved = ({ text, column }: Cell) => columns.status(column) && shelved.has(text.trim().toLowerCase());
  if (cells.some((cell) => isOver(cell) || isShelved(cell))) return true;
  return children.some((child) => child.text.trim().length < SHORT && done.test(child.text));
}

/** "Has to be corrected – corrected on the spot", "lower it – did so this morning" */
export function isOverBehindDash(
  { sentence: { tokens }, classes }: ParsedSentence,
  { grammar, done, participle }: Vocabulary,
): boolean {
  const isOver = (at: number) => {
    const low = lowOf(tokens[at]);
    return grammar('did').has(low) || ((bitsAt(classes, at) & CLASS.past) !== 0 && done.test(low));
  };
  return tokens.some(
    ({ low }, i) =>
      i > 0 &&
      ((DASH.test(low) && isOver(i + 1)) || ((low === ',' || DASH.test(low)) && isDoneAgain(tokens, i, participle))),
  );
}

/** Behind a dash or a comma the participle that stood in front of it: "to be ordered – ordered". */
const isDoneAgain = (tokens: readonly TextToken[], dash: number, participle: RegExp): boolean => {
  const next = lowOf(tokens[dash + 1]);
  const isSaid = tokens.slice(0, dash).some(({ low }) => low.startsWith(next.slice(0, STEM)));
  return next.length >= STEM && participle.test(next) && isSaid;
};
