/**
 * The figures of a run, read from the tables that it prints, and compared with the last that were recorded in
 * `docs/benchmarks.json`. Each is named by the first cell of its table, the words of its row, and its column.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../adapters/common/paths.js';

/** By which part a figure must be worse to be told. */
const WORSE = 0.1;
const FILE = join(root(), 'docs', 'benchmarks.json');
/** A number with its unit; in parentheses stands another way to see the same. */
const NUMBER = /^([\d,.]+)(?:\s*(\S+?))?(?:\s*\(.*\))?$/;

/** A figure, and whether more of it is better. */
interface Figure {
  value: number;
  more: boolean;
}

/** Figures by their names. */
type Figures = Record<string, Figure>;

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
/** A bound that changes makes no other figure. */
const columnName = (column: string): string => column.replace(/,? ?\(?(?:at most|at least|under)\b[^)]*\)?/, '').trim();
/** Rates and shares are better the higher they are; times, memory and ratios the lower. */
const isMoreBetter = (unit: string, column: string): boolean => /\/s$|^%$/.test(unit) || column.includes('a second');

/** The figures of tables in Markdown. */
export function figuresIn(printed: string): Figures {
  const figures: Figures = {};
  let head: string[] = [];
  const lines = printed.split('\n').filter((line) => line.startsWith('|'));
  // A head is what stands over dashes: a table may follow another at once.
  const isRule = (line: string | undefined) => line !== undefined && !/[^|\s-]/.test(line);
  lines.forEach((line, i) => {
    if (isRule(lines[i + 1])) head = cellsOf(line);
    else if (!isRule(line)) Object.assign(figures, figuresOfRow(head, cellsOf(line)));
  });
  return figures;
}

function figuresOfRow(head: readonly string[], cells: readonly string[]): Figures {
  const words = cells.filter((cell) => !NUMBER.test(cell));
  return Object.fromEntries(
    cells.flatMap((cell, i): [string, Figure][] => {
      const [, number, unit = ''] = NUMBER.exec(cell) ?? [];
      if (number === undefined) return [];
      const name = [columnName(head[0] ?? ''), ...words, columnName(head[i] ?? '')].join(' · ');
      return [[name, { value: Number(number.replaceAll(',', '')), more: isMoreBetter(unit, head[i] ?? '') }]];
    }),
  );
}

/** What has become worse by more than a tenth: "start · SQLite · memory when idle: 134 → 152". */
export function worseThan(before: Figures, now: Figures): string[] {
  return Object.entries(now).flatMap(([name, { value, more }]) => {
    const was = before[name]?.value;
    if (was === undefined) return [];
    const isWorse = more ? value < was * (1 - WORSE) : value > was * (1 + WORSE);
    return isWorse ? [`${name}: ${was} → ${value}`] : [];
  });
}

/** Says what has become slower since the last recorded run. @param keep records this run; figures that it has not measured stay */
export function compareWithRecord(printed: string, keep: boolean): void {
  const before: Figures = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
  const now = figuresIn(printed);
  const known = Object.keys(now).filter((name) => name in before).length;
  const worse = worseThan(before, now);
  console.log(`\n${known} of ${Object.keys(now).length} figures were recorded before.`);
  console.log(worse.length === 0 ? 'None of them is worse by more than a tenth.' : 'Worse by more than a tenth:');
  for (const line of worse) console.log(`- ${line}`);
  if (keep) writeFileSync(FILE, `${JSON.stringify({ ...before, ...now }, undefined, 2)}\n`);
}
