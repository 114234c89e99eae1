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
}

/** The rows of one kind in one workspace of which all conditions hold. */
export function selected(eb: Builder, { workspace, kind, where }: Selection, seal: Seal): Expression<SqlBool> {
  const { prefix } = TABLES[kind];
  const stated = Object.entries(where).filter(([, wanted]) => wanted !== undefined);
  return eb.and([
    eb('workspace', '=', workspace),
    ...(prefix === undefined ? [] : [eb('id', 'like', `${prefix}%`)]),
    ...stated.map(([field, wanted]) => condition(eb, kind, field, wanted, seal)),
  ]);
}

/** The condition for one field: one of several values, bounds, or a value. */
function condition(eb: Builder, kind: Kind, field: string, wanted: unknown, seal: Seal): Expression<SqlBool> {
  const { name, codec } = columnOf(kind, field);
  const stored = (value: unknown) => codec.encode(value, seal);
  if (Array.isArray(wanted)) return wanted.length === 0 ? sql`1 = 0` : eb(name, 'in', wanted.map(stored));
  if (typeof wanted === 'object' && wanted !== null) {
    const { below, above } = boundsOf(wanted);
    return eb.and([
      ...(below === undefined ? [] : [eb(name, '<', stored(below))]),
      ...(above === undefined ? [] : [eb(name, '>=', stored(above))]),
    ]);
  }
  const value = stored(wanted);
  return value === null ? eb(name, 'is', null) : eb(name, '=', value);
}

const boundsOf = (wanted: object): { below?: unknown; above?: unknown } => wanted;
