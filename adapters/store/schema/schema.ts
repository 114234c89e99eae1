/** The product's rows as tables: each kind with its table, and rows on their way to the database and back. */
import type { Row } from '../../../src/model/row.js';
import type { Kind, Rows } from '../../../src/model/rows.js';
import type { Seal } from '../seal.js';
import type { Stored } from '../tables.js';
import { AUDIT_TABLES } from './audits.js';
import { NUDGE_TABLES } from './nudges.js';
import { PEOPLE_TABLES } from './people.js';
import { PROJECT_TABLES } from './projects.js';
import { SIGNAL_TABLES } from './signals.js';
import type { Column, Table } from './table.js';

/** Each kind of rows as a table. */
export const TABLES: { readonly [K in Kind]: Table } = {
  ...PROJECT_TABLES,
  ...PEOPLE_TABLES,
  ...NUDGE_TABLES,
  ...AUDIT_TABLES,
  ...SIGNAL_TABLES,
};

/** All kinds of rows: the keys of TABLES, which Object.keys gives as strings. */
export const ROW_KINDS = Object.keys(TABLES) as Kind[];

/** The names of all tables with rows of the product. */
export const TABLE_NAMES: readonly string[] = [...new Set(Object.values(TABLES).map(({ name }) => name))];

/** The column of a field. @throws TypeError if rows of the kind have no such field */
export function columnOf(kind: Kind, field: string): Column {
  const column = TABLES[kind].byField.get(field);
  if (!column) throw new TypeError(`${kind} has no field ${field}`);
  return column;
}

/** The columns of a row as the database takes them. */
export function toDatabase(kind: Kind, row: Row, seal: Seal): Record<string, Stored> {
  const values: Record<string, unknown> = { ...row };
  const stored: Record<string, Stored> = {};
  for (const { field, name, codec } of TABLES[kind].columns) stored[name] = codec.encode(values[field], seal);
  return stored;
}

/** A row as the program takes it. @param values those of its columns, in the order of the table's columns */
export function fromDatabase<K extends Kind>(kind: K, values: readonly Stored[], seal: Seal): Rows[K] {
  const row: Record<string, unknown> = {};
  for (const [index, { field, codec }] of TABLES[kind].columns.entries())
    row[field] = codec.decode(values[index] ?? null, seal);
  // What the table has was made by `toDatabase` from a row of this kind.
  return row as unknown as Rows[K];
}

/** A row by the names of its columns as the program takes it. */
export const fromRecord = <K extends Kind>(kind: K, raw: Readonly<Record<string, Stored>>, seal: Seal): Rows[K] =>
  fromDatabase(
    kind,
    TABLES[kind].columns.map(({ name }) => raw[name] ?? null),
    seal,
  );
