/** Tables in plain text: lines next to one another whose cells are set apart by blanks or bars. */
import type { TextRange } from '../text/range.js';
import { delimitedTableIn, type PlainTable, type ReadRow } from './delimited.js';
import { isItemNumber } from './line-parts.js';
import { rangesOfLines } from './lines.js';
import type { Prose } from './prose.js';
import { rowText } from './table.js';
import type { Vocabulary } from './vocabulary.js';

/** A cell, its place in its line. */
interface PlainCell extends TextRange {
  text: string;
}

/** A line with two cells or more; a line of dashes has none. */
interface PlainRow extends TextRange {
  cells: PlainCell[];
  /** Whether bars or tabs set them apart. */
  isBarred: boolean;
}

const CELL = /\S+(?: \S+)*/g;
/** Two blanks behind these set sentences apart, not cells: but "N.N." and "who?" are cells. */
const SENTENCE_END = /\s.*[\p{L}\p{N})"'’”][.?!:;,]$/u;
/** "| Alert | Bo |" */
const BARRED = /^\s*\|[^|]*\|[^|]*\|/;
const DASHES = /^[\s|+=–-]+$/;
const LEAST_ROWS = 3;
/** Share of the rows in which a column begins at the same place: in justified text none does. */
const LEAST_ALIGNED = 0.7;

/** The first table in plain text among the lines of a paragraph. */
export function plainTableIn(prose: Prose, words: Vocabulary): PlainTable | undefined {
  const delimited = delimitedTableIn(prose.text, prose.start, words);
  if (delimited !== undefined) return delimited;
  if (!/\S\s{2,}\S|\||\t/.test(prose.text)) return undefined;
  const run: PlainRow[] = [];
  for (const line of [...rangesOfLines(prose.text), undefined]) {
    const row = line && rowOf(line, prose.text);
    if (row !== undefined) run.push(row);
    else if (isTable(run)) break;
    else run.length = 0;
  }
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.start, end: last.end, rows: rowsOf(run, prose, words) };
}

function isTable(run: readonly PlainRow[]): boolean {
  const rows = run.filter(({ cells }) => cells.length > 0);
  const starts = new Map<number, number>();
  for (const { start } of rows.flatMap(({ cells }) => cells.slice(1))) starts.set(start, (starts.get(start) ?? 0) + 1);
  const isBarred = rows.every((row) => row.isBarred && row.cells.length === rows[0]?.cells.length);
  return rows.length >= LEAST_ROWS && (isBarred || Math.max(...starts.values()) >= LEAST_ALIGNED * rows.length);
}

function rowOf({ start, end }: TextRange, text: string): PlainRow | undefined {
  const line = text.slice(start, end);
  if (DASHES.test(line)) return { start, end, cells: [], isBarred: false };
  if (BARRED.test(line)) return { start, end, cells: barredCells(line), isBarred: true };
  const cells = [...line.matchAll(CELL)].map(({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  }));
  const isItem = cells.length === 2 && isItemNumber(cells[0]?.text ?? '');
  const isRow = cells.length > 1 && !isItem && !cells.slice(0, -1).some((cell) => SENTENCE_END.test(cell.text));
  return isRow ? { start, end, cells, isBarred: line.includes('\t') } : undefined;
}

/** What stands between bars, be it nothing. */
function barredCells(line: string): PlainCell[] {
  const cells: PlainCell[] = [];
  let bar = line.indexOf('|');
  for (let next = line.indexOf('|', bar + 1); next >= 0; next = line.indexOf('|', bar + 1)) {
    const text = line.slice(bar + 1, next).trim();
    const start = text === '' ? bar + 1 : line.indexOf(text, bar + 1);
    cells.push({ text, start, end: start + text.length });
    bar = next;
  }
  return cells;
}

/** The rows with their heads, if the first line holds heads. */
function rowsOf(run: readonly PlainRow[], prose: Prose, { columns }: Vocabulary): ReadRow[] {
  const [first, ...others] = run.filter(({ cells }) => cells.length > 0);
  const heads = first?.cells ?? [];
  const isHead = heads.some(({ text }) => columns.owner(text) || columns.task(text) || columns.status(text));
  return (isHead || first === undefined ? others : [first, ...others]).map(({ start, end, cells }) => {
    const from = prose.start + start;
    const above = (cell: PlainCell, i: number) =>
      cells.length === heads.length ? heads[i] : heads.findLast((head) => head.start <= cell.start);
    // Without heads each column still is one of its own.
    const headOf = (cell: PlainCell, i: number) => (isHead ? (above(cell, i)?.text ?? '') : `#${i + 1}`);
    const read = cells.map((cell, i) => ({ column: headOf(cell, i), text: cell.text, start: from + cell.start }));
    return { cells: read, start: from, text: rowText(read, from, prose.start + end) };
  });
}
