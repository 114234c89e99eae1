/**
 * SQLite asked directly. There is one connection, so a statement that runs within a transaction belongs to it, whoever sends
 * it; Kysely's way there costs more than most answers.
 */
import type SQLite from 'libsql';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Stored } from './tables.js';

/** Runs statements on the open connection, within the transaction that is under way. */
export interface Direct {
  /** The rows of a query made by `asJson`, each as the values of its columns. */
  rows(text: string, values: readonly Stored[]): Stored[][];
  /** @returns how many rows were written */
  run(text: string, values: readonly Stored[]): number;
}

type Values = [readonly unknown[]];
type Statement = SQLite.Statement<Values>;

/** How many prepared statements are cached: preparing one costs more than running most of them. */
const STATEMENTS = 300;

/** A direct way to an open file. */
export function directTo(file: InstanceType<typeof SQLite>): Direct {
  const reads = new BoundedCache<Statement>(STATEMENTS);
  const writes = new BoundedCache<Statement>(STATEMENTS);
  const kept = (cache: BoundedCache<Statement>, text: string, make: () => Statement) => {
    const statement = cache.get(text) ?? make();
    cache.set(text, statement);
    return statement;
  };
  return {
    rows: (text, values) => {
      const answer = kept(reads, text, () => file.prepare<Values>(text).raw(true)).get(values);
      // `asJson` makes one row with one text: a list of lists of values.
      return JSON.parse(String(Array.isArray(answer) ? answer[0] : '[]')) as Stored[][];
    },
    run: (text, values) => kept(writes, text, () => file.prepare<Values>(text)).run(values).changes,
  };
}

/**
 * A query whose whole answer is one text, which is read much faster than a value at a time: libsql takes about half a
 * microsecond for each value that it hands over.
 * @param columns SQL, as the query names them @param query what selects them, in the order in which they are to come
 */
export const asJson = (columns: readonly string[], query: string): string =>
  // SQLite keeps the order of a subquery if an aggregate other than count, min and max reads it.
  `select json_group_array(json_array(${columns.join(', ')})) from (${query})`;
