/** Rows of one workspace, as the database has them now. */
import type { Kind, Rows } from '../../src/model/rows.js';
import type { Query, Where } from '../../src/ports/query.js';
import { quoted, selected } from './conditions.js';
import { columnOf, fromDatabase, TABLES } from './schema/schema.js';
import type { Statements } from './statements.js';
import type { Stored } from './tables.js';

/** What is read. */
interface Look {
  kind: Kind;
  /** Columns as SQL. */
  what: string;
  /** Their names, as SQL that reads each to the last digit. */
  columns: readonly string[];
  /** As `Where` states it. */
  where: object;
  any?: readonly object[] | undefined;
  group?: string;
  order?: string;
  limit?: number | undefined;
  offset?: number | undefined;
}

/** The rows that match. */
export async function findRows<K extends Kind>(
  statements: Statements,
  kind: K,
  { where = {}, any, order = [], limit, offset }: Query<Rows[K]>,
): Promise<readonly Rows[K][]> {
  const { names: what, exact: columns } = TABLES[kind].sql;
  const rows = await look(statements, { kind, what, columns, where, any, order: orderBy(kind, order), limit, offset });
  return rows.map((values) => fromDatabase(kind, values, statements.seal));
}

/** The row with this id; undefined if there is none, or if none of the conditions holds. */
export async function findRow<K extends Kind>(
  statements: Statements,
  kind: K,
  id: string,
  any?: readonly Where<Rows[K]>[],
): Promise<Rows[K] | undefined> {
  const { names: what, exact: columns } = TABLES[kind].sql;
  const [values] = await look(statements, { kind, what, columns, where: { id }, any });
  return values && fromDatabase(kind, values, statements.seal);
}

/** How many rows match, by the value of a field. */
export async function countRows(
  statements: Statements,
  kind: Kind,
  by: string,
  where: object,
  any?: readonly object[],
): Promise<(readonly [string | null, number])[]> {
  const { dialect, seal } = statements;
  const { name, codec } = columnOf(kind, by);
  const column = quoted(name);
  const what = `${column} as "value", count(*) as "n"`;
  // SQLite would go through all rows in the order of an index on the group, though few of them are asked for: "+" keeps it from that.
  const group = ` group by ${dialect === 'sqlite' ? '+' : ''}${column}`;
  const rows = await look(statements, { kind, what, columns: ['"value"', '"n"'], where, any, group });
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return rows.map(([value = null, n]) => [textOf(codec.decode(value, seal)), Number(n)] as const);
}

/** What matches, each row as the values of the columns, in the columns' order. */
function look(statements: Statements, { kind, what, columns, where, any, ...more }: Look): Promise<Stored[][]> {
  const { workspace, seal } = statements;
  const { group = '', order = '', limit, offset } = more;
  const parameters = statements.parameters();
  const matching = selected({ workspace, kind, where, any }, parameters, seal);
  const count = limit === undefined ? '' : ` limit ${parameters.add(limit)}`;
  const start = offset ? ` offset ${parameters.add(offset)}` : '';
  const query = `select ${what} from ${quoted(TABLES[kind].name)} where ${matching}${group}${order}${count}${start}`;
  return statements.rows(query, columns, parameters);
}

/** @param order names of fields; a leading `-` sorts in descending order */
function orderBy(kind: Kind, order: readonly string[]): string {
  const by = order.map((field) => {
    const column = quoted(columnOf(kind, field.replace('-', '')).name);
    return `${column} ${field.startsWith('-') ? 'desc' : 'asc'}`;
  });
  return by.length === 0 ? '' : ` order by ${by.join(', ')}`;
}
