/** Tables as programs export them: a line of heads, and lines with as many cells, set apart by commas, semicolons, tabs or bars. */
import type { TextRange } from '../text/range.js';
import { rangesOfLines } from './lines.js';
import type { Cell } from './statement.js';
import { rowText } from './table.js';
import type { Vocabulary } from './vocabulary.js';

/** A row as those of other tables. */
export interface ReadRow {
  cells: Cell[];
  start: number;
  text: string;
}

/** The rows of a table, and the part of the prose that they stand in. */
export interface PlainTable extends TextRange {
  rows: ReadRow[];
}

/** A cell and where its words begin in its line. */
interface Part {
  text: string;
  start: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LEAST = { heads: 3, rows: 2 } as const;
/** A line of dashes below the heads. */
const RULE = /^[\s|:+=-]+$/;

/** The first such table among the lines of a text that begins at `offset` in its document: its heads tell of owners, and of tasks or states. */
export function delimitedTableIn(text: string, offset: number, words: Vocabulary): PlainTable | undefined {
  const lines = [...rangesOfLines(text)];
  for (const [i, { start, end }] of lines.entries())
    for (const delimiter of DELIMITERS) {
      const heads = partsOf(text.slice(start, end), delimiter);
      if (!areHeads(heads, delimiter, words)) continue;
      const table = tableBelow({ text, offset, lines, from: i + 1, delimiter, heads });
      if (table.rows.length >= LEAST.rows) return { ...table, start };
    }
  return undefined;
}

/** Commas stand in sentences, too. */
function areHeads(heads: readonly Part[], delimiter: string, { columns }: Vocabulary): boolean {
  const has = (kind: 'owner' | 'task' | 'status') => heads.some(({ text }) => columns[kind](text));
  return heads.length >= LEAST.heads && has('owner') && (delimiter !== ',' || has('task') || has('status'));
}

interface Below {
  text: string;
  offset: number;
  lines: readonly TextRange[];
  /** The line below the heads. */
  from: number;
  delimiter: string;
  heads: readonly Part[];
}

/** The rows up to a line that has another number of cells. */
function tableBelow({ text, offset, lines, from, delimiter, heads }: Below): Pick<PlainTable, 'rows' | 'end'> {
  const rows: PlainTable['rows'] = [];
  let to = lines[from]?.start ?? 0;
  for (let i = from; i < lines.length; i++) {
    const { start, end } = lines[i] ?? { start: 0, end: 0 };
    const line = text.slice(start, end);
    const parts = RULE.test(line) ? [] : partsOf(line, delimiter);
    if (parts.length > 0 && parts.length !== heads.length) break;
    to = end;
    if (parts.length === 0) continue;
    const at = offset + start;
    const cells = parts.map(
      (part, nth): Cell => ({ column: heads[nth]?.text ?? '', text: part.text, start: at + part.start }),
    );
    rows.push({ cells, start: at, text: rowText(cells, at, at + line.length) });
  }
  return { rows, end: to };
}

/** The cells of a line. What stands in quotation marks can hold the delimiter. */
function partsOf(line: string, delimiter: string): Part[] {
  if (!line.includes(delimiter)) return [];
  const parts: Part[] = [];
  let [from, isQuoted] = [0, false];
  for (let at = 0; at <= line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (at < line.length && (line[at] !== delimiter || isQuoted)) continue;
    parts.push(trimmed(line, from, at));
    from = at + 1;
  }
  // Bars can stand around a line, too.
  return delimiter === '|' ? parts.filter(({ text }, i) => text !== '' || (i > 0 && i < parts.length - 1)) : parts;
}

function trimmed(line: string, from: number, to: number): Part {
  const [front = ''] = /^[\s"]*/.exec(line.slice(from, to)) ?? [];
  return {
    text: line.slice(from + front.length, to).replace(/(?<![\s"])[\s"]+$/, ''),
    start: Math.min(from + front.length, to),
  };
}
