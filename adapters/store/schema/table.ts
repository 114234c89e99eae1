/** A kind of rows as a table: its name, its columns, and how each value is kept. */
import type { Row } from '../../../src/model/row.js';
import type { Kind } from '../../../src/model/rows.js';
import { type Codec, fraction, plainCodec, prefixed } from '../codecs.js';
import type { Stored } from '../tables.js';

/** One field as the database has it. */
export interface Column {
  field: string;
  name: string;
  codec: Codec;
}

/** One kind of rows as the database has it. */
export interface Table {
  name: string;
  /** What the ids of this kind begin with, in a table that several kinds share. */
  prefix?: string;
  /** Values for columns that only the other kinds of a shared table use. */
  unused: Readonly<Record<string, Stored>>;
  columns: readonly Column[];
  byField: ReadonlyMap<string, Column>;
  /** All columns as SQL, in their order: their names, and each read to the last digit. */
  sql: { names: string; exact: readonly string[] };
}

/** Some kinds of rows, each as a table. */
export type Tables = { readonly [K in Kind]?: Table };

/** How each field is kept, besides those that every row has. */
type Codecs<R extends Row> = { [F in Exclude<keyof R, keyof Row>]-?: Codec };

/** How a kind is kept in a table that it shares; `names`: columns with another name than their field. */
interface Shared {
  prefix: string;
  names?: Readonly<Record<string, string>>;
  unused?: Readonly<Record<string, Stored>>;
}

/** The table of a kind, with a codec for each field. */
export function table<R extends Row>(name: string, codecs: Codecs<R>, shared?: Shared): Table {
  const { prefix, names = {}, unused = {} } = shared ?? {};
  const id = prefix === undefined ? plainCodec : prefixed(prefix);
  const all: Record<string, Codec> = { id, workspace: plainCodec, version: plainCodec, ...codecs };
  const columns = Object.entries(all).map(([field, codec]) => ({ field, name: names[field] ?? field, codec }));
  const byField = new Map(columns.map((column) => [column.field, column]));
  const sql = { names: columns.map((column) => `"${column.name}"`).join(', '), exact: columns.map(exactly) };
  return { name, ...(prefix !== undefined && { prefix }), unused, columns, byField, sql };
}

/** SQLite writes a fraction into JSON with 15 digits, and it can have 17. */
const exactly = ({ name, codec }: Column) => (codec === fraction ? `printf('%!.17g', "${name}")` : `"${name}"`);
