/** The rows of a table, each cell with the head of its column. */
import { unwrapped } from './lines.js';
import { type DocumentNode, spanOfNode } from './node.js';
import { isOwnerCell } from './owner-column.js';
import { proseOf } from './prose.js';
import type { Cell, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** A row. Its text is that of its cells, with blanks between them. */
interface Row {
  cells: Cell[];
  start: number;
  text: string;
}

/** Columns of a table in which a row with a single filled cell is a title. */
const WIDE = 4;
/** "R2", "7" */
const ID = /^\s*\p{Lu}{0,4}-?\d{1,4}\.?\s*$/u;

/** The rows below the head of a table. */
export function rowsOf(document: string, table: DocumentNode): Row[] {
  const [head, ...rows] = table.children ?? [];
  const columns = (head?.children ?? []).map((cell) =>
    (proseOf(document, cell)?.text ?? '').replace(/\s+/g, ' ').trim(),
  );
  return rows.flatMap((row) => {
    const span = spanOfNode(row);
    if (span === undefined) return [];
    const cells = (row.children ?? []).flatMap((node, i) => cellOf(document, node, columns[i] ?? ''));
    return [{ cells, start: span.start, text: rowText(cells, span.start, span.end) }];
  });
}

function cellOf(document: string, node: DocumentNode, column: string): Cell[] {
  const prose = proseOf(document, node);
  return prose === undefined ? [] : [{ column, text: unwrapped(prose.text), start: prose.start }];
}

/** The text of cells, with blanks between them. */
export function rowText(cells: readonly Cell[], start: number, end: number): string {
  let text = '';
  for (const cell of cells) text = text.padEnd(cell.start - start) + cell.text;
  return text.padEnd(end - start);
}

/** The row's text with blanks for all but the cell that says what is to be done. */
export function taskCell({ cells, text, start }: Statement, words: Vocabulary): string {
  const { columns } = words;
  const rest = cells.filter((cell) => !isOwnerCell(cell, words) && !columns.status(cell.column));
  const tasks = rest.filter(({ column, isTask }) => isTask === true || columns.task(column));
  const [cell] = (tasks.length > 0 ? tasks : rest).toSorted((a, b) => wordCount(b) - wordCount(a));
  if (cell === undefined) return '';
  if (tasks.length === 0 && ID.test(cell.text)) return withoutOwners({ cells, text, start }, words);
  const from = cell.start - start;
  return (' '.repeat(from) + cell.text).padEnd(text.length);
}

/** "R2 | 212 of 700 read | network team": what is to be done stands elsewhere, and here its number and its state. */
function withoutOwners({ cells, text, start }: Pick<Statement, 'cells' | 'text' | 'start'>, words: Vocabulary): string {
  let rest = '';
  for (const cell of cells) if (!isOwnerCell(cell, words)) rest = rest.padEnd(cell.start - start) + cell.text;
  return rest.padEnd(text.length);
}

/** The row's text with blanks for its owner and for the cell that says what is to be done; breaks between the cells. */
export function otherCells(row: Statement, words: Vocabulary): string {
  const task = taskCell(row, words).trim();
  let text = '';
  for (const cell of row.cells)
    if (!isOwnerCell(cell, words) && cell.text.trim() !== task)
      text = `${text.padEnd(cell.start - row.start - 1)}\u2028${cell.text}`;
  return text.padEnd(row.text.length);
}

const wordCount = ({ text }: Cell) => text.trim().split(/\s+/).length;

/** Whether a row's table says of each task who does it, or the row says that nobody does. */
export const hasOwnerAndTask = ({ cells }: Statement, vocabulary: Vocabulary): boolean => {
  const { columns, nobody, oftenNothing } = vocabulary;
  const owners = cells.filter((cell) => isOwnerCell(cell, vocabulary));
  const words = owners.map(({ text }) =>
    text
      .replace(/[*_()]/g, '')
      .trim()
      .toLowerCase(),
  );
  if (words.some((one) => nobody.has(one) && !oftenNothing.has(one))) return true;
  return (
    owners.some(({ column }) => columns.owner(column)) &&
    cells.some(({ column, isTask }) => isTask === true || columns.task(column))
  );
};

/** Whether a row of a wide table says nothing but a title of those below it: "2 Release | | | |". */
export const isTitleRow = ({ cells }: Statement, { columns }: Vocabulary): boolean =>
  cells.length >= WIDE &&
  cells.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length === 1 &&
  !cells.some(({ column, text }) => columns.action(column) && /\p{L}/u.test(text));

/** Whether its table explains marks: "State | Meaning". */
export const isLegend = ({ cells }: Statement, { grammar }: Vocabulary): boolean =>
  cells.length < WIDE && cells.slice(1).some(({ column }) => grammar('explains').has(column.toLowerCase()));

/** Whether its table only says when: "Phase | Weeks | Result". */
export const isSchedule = ({ cells }: Statement, vocabulary: Vocabulary): boolean => {
  const { columns, grammar } = vocabulary;
  const isTime = (cell: Cell) => grammar('times').has(cell.column.toLowerCase());
  return cells.some(isTime) && !cells.some((cell) => isOwnerCell(cell, vocabulary) || columns.task(cell.column));
};

/** Whether its table says of each row what follows from it. */
export const hasAction = ({ cells }: Statement, { columns }: Vocabulary): boolean =>
  cells.some(({ column, text }) => columns.action(column) && /\p{L}/u.test(text));
