/** Whether rows of an export fit the tables of this store: the database would refuse them without saying where they stand. */
import type { Opened } from './opened.js';
import type { Stored } from './tables.js';

interface Column {
  number: boolean;
  nullable: boolean;
  needed: boolean;
}

/** The columns of every table, by their names. */
type Columns = ReadonlyMap<string, ReadonlyMap<string, Column>>;

const NUMBER = /int|real|float|double|numeric|serial/i;

/** Reads the columns of a store's tables. */
export async function columnsOf({ db }: Pick<Opened, 'db'>): Promise<Columns> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.map(({ name, columns }) => [
      name,
      new Map(
        columns.map((column) => [
          column.name,
          {
            number: NUMBER.test(column.dataType),
            nullable: column.isNullable,
            needed: !column.isNullable && !column.hasDefaultValue && !column.isAutoIncrementing,
          },
        ]),
      ),
    ]),
  );
}

/** What is wrong with a row; undefined if nothing is. */
export function rowProblem(columns: Columns, table: string, row: Readonly<Record<string, Stored>>): string | undefined {
  const known = columns.get(table) ?? new Map<string, Column>();
  for (const [field, value] of Object.entries(row)) {
    const column = known.get(field);
    if (!column) return `“${table}” has no field “${field}”`;
    if (value === null && !column.nullable) return `the field “${field}” of “${table}” is empty`;
    if (value !== null && (typeof value === 'number') !== column.number)
      return `the field “${field}” of “${table}” takes a ${column.number ? 'number' : 'text'}`;
  }
  const missing = [...known].find(([field, { needed }]) => needed && field !== 'seq' && row[field] === undefined);
  return missing && `the field “${missing[0]}” of “${table}” is missing`;
}
