/** What is special about SQLite; the rest is in `test/contracts`. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemClock } from '../../../adapters/runtime/clock.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SqlStore } from '../../../adapters/store/store.js';

test('a store that is closed before its first query is closed', async () => {
  const store = openSqlite(':memory:');
  await store.close();
  await expect(sql`select 1`.execute(store.db)).rejects.toThrow();
});

test('a store that cannot be written is not ready', async () => {
  const opened = openSqlite(':memory:');
  const store = new SqlStore(opened, systemClock);
  await expect(store.ping()).resolves.toBeUndefined();
  await sql`pragma query_only = on`.execute(opened.db);
  await expect(store.ping()).rejects.toThrow();
  await opened.close();
});
