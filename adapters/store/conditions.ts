/** The conditions of a query in SQL. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../../src/model/rows.js';
import { columnOf, TABLES } from './schema.js';
import type { Seal } from './seal.js';
import type { Database, LooseTables } from './tables.js';

/** Builds expressions over any table. */
export type Builder = ExpressionBuilder<Database & LooseTables, string>;

/** Which rows are meant. */
interface Selection {
  workspace: string;
  kind: Kind;
  /** As `Where` in ports.ts states it. */
  where: object;
  /** At least one of these holds as well. */
  any?: readonly object[] | undefined;
}

/** The rows of one kind in one workspace of which all conditions hold. */
export function selected(eb: Builder, { workspace, kind, where, any }: Selection, seal: Seal): Expression<SqlBool> {
  const { prefix } = TABLES[kind];
  return eb.and([
    eb('workspace', '=', workspace),
    ...(prefix === undefined ? [] : [eb('id', 'like', `${prefix}%`)]),
    ...conditions(eb, kind, where, seal),
    ...(any === undefined ? [] : [eb.or(any.map((one) => eb.and(conditions(eb, kind, one, seal))))]),
  ]);
}

const conditions = (eb: Builder, kind: Kind, where: object, seal: Seal): Expression<SqlBool>[] =>
  Object.entries(where)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => condition(eb, kind, field, wanted, seal));

/** The condition for one field: one of several values, none of several, a value in a list, parts of a text, bounds, or a value. */
function condition(eb: Builder, kind: Kind, field: string, wanted: unknown, seal: Seal): Expression<SqlBool> {
  const { name, codec } = columnOf(kind, field);
  const stored = (value: unknown) => codec.encode(value, seal);
  if (Array.isArray(wanted)) return wanted.length === 0 ? sql`1 = 0` : eb(name, 'in', wanted.map(stored));
  if (typeof wanted === 'object' && wanted !== null) {
    const { below, above, except, has, contains } = rangeOf(wanted);
    if (has !== undefined) return hasValue(eb, name, has);
    if (contains !== undefined) return eb.and(contains.map((part) => likePart(eb, name, part)));
    if (except !== undefined) return except.length === 0 ? sql`1 = 1` : eb(name, 'not in', except.map(stored));
    return eb.and([
      ...(below === undefined ? [] : [eb(name, '<', stored(below))]),
      ...(above === undefined ? [] : [eb(name, '>=', stored(above))]),
    ]);
  }
  const value = stored(wanted);
  return value === null ? eb(name, 'is', null) : eb(name, '=', value);
}

/** Lists are kept as JSON; most are empty, and the index is over the others. */
function hasValue(eb: Builder, column: string, value: string): Expression<SqlBool> {
  return eb.and([eb(column, '<>', '[]'), likePart(eb, column, JSON.stringify(value))]);
}

/** Some part of a text is this one; `%`, `_` and `\` stand for themselves. */
function likePart(eb: Builder, column: string, part: string): Expression<SqlBool> {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`${eb.ref(column)} like ${pattern} escape '\\'`;
}

/** The forms of a condition that are no value. */
interface Range {
  below?: unknown;
  above?: unknown;
  except?: readonly unknown[];
  has?: string;
  contains?: readonly string[];
}

const rangeOf = (wanted: object): Range => wanted;
