/** Whether an item is over: by its box, in its column, by its own words or below it. */
import type { Cell, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** UTF-16 units of a cell, or a line below an item, that says no more than "Done". */
const SHORT = 12;

/** A word that is the last sentence of several. */
const LAST = /[.!?]\s+(\p{L}{3,12})[.!\s]*$/u;

/** Whether an item is over. */
export function isDone(
  { text, children, kind, ticked, cells }: Statement,
  { done, shelved, columns, notApplicable }: Vocabulary,
): boolean {
  if (ticked === true || (kind === 'item' && (done.test(text) || notApplicable.test(text)))) return true;
  // "We'd need a token for that. Parked."
  if (kind === 'paragraph' && done.test(LAST.exec(text)?.[1] ?? '')) return true;
  const isOver = ({ text, column }: Cell) => (columns.status(column) || text.trim().length < SHORT) && done.test(text);
  const isShelved = ({ text, column }: Cell) => columns.status(column) && shelved.has(text.trim().toLowerCase());
  if (cells.some((cell) => isOver(cell) || isShelved(cell))) return true;
  return children.some((child) => child.text.trim().length < SHORT && done.test(child.text));
}
