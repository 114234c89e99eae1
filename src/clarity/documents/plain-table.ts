/** Tables in plain text: lines next to one another whose cells are set apart by blanks. */
import type { TextRange } from '../text/range.js';
import type { Prose } from './prose.js';
import type { Cell } from './statement.js';
import { rowText } from './table.js';
import type { Vocabulary } from './vocabulary.js';

/** A cell, its place in its line. */
interface PlainCell extends TextRange {
  text: string;
}

/** A line with two cells or more; a line of dashes has none. */
interface PlainRow extends TextRange {
  cells: PlainCell[];
}

/** A row as those of other tables. */
interface ReadRow {
  cells: Cell[];
  start: number;
  text: string;
}

/** The rows of a table, and the part of the prose that they stand in. */
export interface PlainTable extends TextRange {
  rows: ReadRow[];
}

const CELL = /\S+(?:\s\S+)*/g;
/** Two blanks behind these set sentences apart, not cells. */
const SENTENCE_END = /[\p{L}\p{N})"'’”][.?!:;,]$/u;
const DASHES = /^[\s|+=–-]+$/;
const LEAST_ROWS = 3;

/** The first table in plain text among the lines of a paragraph. */
export function plainTableIn(prose: Prose, words: Vocabulary): PlainTable | undefined {
  if (!/\S\s{2,}\S/.test(prose.text)) return undefined;
  const run: PlainRow[] = [];
  for (const line of [...linesOf(prose.text), undefined]) {
    const row = line && rowOf(line, prose.text);
    if (row !== undefined) run.push(row);
    else if (run.filter(({ cells }) => cells.length > 0).length >= LEAST_ROWS) break;
    else run.length = 0;
  }
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.start, end: last.end, rows: rowsOf(run, prose, words) };
}

function* linesOf(text: string): Generator<TextRange> {
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield { start, end };
    start = end + 1;
  }
}

function rowOf({ start, end }: TextRange, text: string): PlainRow | undefined {
  const line = text.slice(start, end);
  if (DASHES.test(line)) return { start, end, cells: [] };
  const cells = [...line.matchAll(CELL)].map(({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  }));
  const isRow = cells.length > 1 && !cells.slice(0, -1).some((cell) => SENTENCE_END.test(cell.text));
  return isRow ? { start, end, cells } : undefined;
}

/** The rows with their heads, if the first line holds heads. */
function rowsOf(run: readonly PlainRow[], prose: Prose, { columns }: Vocabulary): ReadRow[] {
  const [first, ...others] = run.filter(({ cells }) => cells.length > 0);
  const heads = first?.cells ?? [];
  const isHead = heads.some(({ text }) => columns.owner(text) || columns.task(text) || columns.status(text));
  return (isHead || first === undefined ? others : [first, ...others]).map(({ start, end, cells }) => {
    const from = prose.start + start;
    const headOf = (cell: PlainCell) =>
      isHead ? (heads.findLast((head) => head.start <= cell.start)?.text ?? '') : '';
    const read = cells.map((cell) => ({ column: headOf(cell), text: cell.text, start: from + cell.start }));
    return { cells: read, start: from, text: rowText(read, from, prose.start + end) };
  });
}
