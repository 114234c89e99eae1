/** SQLite's file as Kysely takes it, with its statements prepared. */
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type SQLite from 'libsql';
import { BoundedCache } from '../../src/model/bounded-cache.js';

type Handle = InstanceType<typeof SQLite>;

/** How many prepared statements are cached. */
const STATEMENTS = 300;

/** The file as Kysely takes it, with recent statements kept prepared: preparing one costs more than running most of them. */
export function withStatementCache(file: Handle): SqliteDatabase {
  const cache = new BoundedCache<SqliteStatement>(STATEMENTS);
  return {
    close: () => {},
    prepare: (text) => {
      const statement = cache.get(text) ?? prepared(file, text);
      cache.set(text, statement);
      return statement;
    },
  };
}

/**
 * A statement as Kysely takes it. Whether it has a result, and what its columns are called, is asked once, not for each row of
 * each run.
 */
function prepared(file: Handle, text: string): SqliteStatement {
  const statement = file.prepare<[readonly unknown[]]>(text);
  const { reader } = statement;
  const names = reader
    ? statement
        .raw(true)
        .columns()
        .map(({ name }) => name)
    : [];
  return {
    reader,
    all: (parameters) => statement.all(parameters).map((values) => named(names, values)),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/** The values of a row under the names of their columns. */
function named(names: readonly string[], values: unknown): Record<string, unknown> {
  if (!Array.isArray(values)) throw new TypeError('a row is a list of values');
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = values[index];
  return row;
}
