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

/** How many prepared statements are cached: preparing one costs more than running most of them. */
const STATEMENTS = 300;

/** A direct way to an open file. */
export function directTo(file: InstanceType<typeof SQLite>): Direct {
  const cache = new BoundedCache<SQLite.Statement<[readonly unknown[]]>>(STATEMENTS);
  const prepared = (text: string) => {
    const statement = cache.get(text) ?? file.prepare<[readonly unknown[]]>(text);
    cache.set(text, statement);
    return statement;
  };
  return {
    rows: (text, values) => {
      const answer = prepared(text).raw(true).get(values);
      // `asJson` makes one row with one text: a list of lists of values.
      return JSON.parse(String(Array.isArray(answer) ? answer[0] : '[]')) as Stored[][];
    },
    run: (text, values) => prepared(text).run(values).changes,
  };
}

/**
 * A query whose whole answer is one text, which is read much faster than a value at a time: libsql takes about half a
 * microsecond for each value that it hands over.
 * @param columns SQL, as the query names them @param query what selects them @param order SQL; empty if any order will do
 */
export const asJson = (columns: readonly string[], query: string, order: string): string =>
  `select json_group_array(json_array(${columns.join(', ')})${order}) from (${query})`;
