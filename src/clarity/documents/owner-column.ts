/** The columns that hold owners: by their heads, or by what stands in them. "Spoc" and "With whom from May" are in no list. */
import type { PersonReader } from './person.js';
import type { Cell, Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** People in such a column, at least. */
const LEAST = { people: 2 } as const;
/** Share of its cells that are names, groups or words for nobody. */
const LEAST_NAMED = 0.7;

/** Whether a cell stands in a column of owners. */
export const isOwnerCell = ({ column, isOwner }: Cell, { columns }: Vocabulary): boolean =>
  isOwner === true || columns.owner(column);

/** Marks the cells of columns that hold names and say of some rows that nobody has them, in tables whose heads tell of no owner. */
export function markOwnerColumns(statements: readonly Statement[], people: PersonReader, words: Vocabulary): void {
  for (const rows of tablesIn(statements)) {
    if (rows[0]?.cells.some((cell) => isOwnerCell(cell, words))) continue;
    const { columns } = words;
    for (const [column, cells] of columnsOf(rows)) {
      if (columns.task(column) || columns.status(column)) continue;
      if (holdsOwners(cells, people, words)) for (const one of cells) one.isOwner = true;
    }
  }
}

/** The cells of rows by the heads of their columns. */
function columnsOf(rows: readonly Statement[]): Map<string, Cell[]> {
  const columns = new Map<string, Cell[]>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const column = columns.get(cell.column);
    if (column === undefined) columns.set(cell.column, [cell]);
    else column.push(cell);
  }
  return columns;
}

function holdsOwners(cells: readonly Cell[], people: PersonReader, words: Vocabulary): boolean {
  const isNobody = ({ text }: Cell) => {
    const low = text.trim().toLowerCase();
    return words.nobody.has(low) && !words.oftenNothing.has(low);
  };
  const isBlank = ({ text }: Cell) => !/\p{L}/u.test(text);
  const nobody = cells.filter(isNobody).length;
  const persons = cells.filter(({ text }) => people.namedAlone(text.trim()) === 'person').length;
  const named = cells.filter((cell) => isNobody(cell) || people.named(cell.text) !== undefined).length;
  if (persons < LEAST.people) return false;
  const blank = cells.filter(isBlank).length;
  if (nobody === 0) return blank > 0 && persons * 2 >= cells.length && persons + blank === cells.length;
  return named >= LEAST_NAMED * cells.length;
}

/** Rows next to one another with the same heads. */
function tablesIn(statements: readonly Statement[]): Statement[][] {
  const tables: Statement[][] = [];
  let heads = '';
  for (const statement of statements) {
    const own = statement.cells.map(({ column }) => column).join('\n');
    if (statement.kind === 'row') {
      if (own === heads) tables.at(-1)?.push(statement);
      else tables.push([statement]);
    }
    heads = own;
  }
  return tables;
}
