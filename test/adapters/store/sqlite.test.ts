/** What is special about SQLite; the rest is in `test/contracts`. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ping } from '../../../adapters/store/ping.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';

test('a store that is closed before its first query is closed', async () => {
  const store = openSqlite(':memory:');
  await store.close();
  await expect(sql`select 1`.execute(store.db)).rejects.toThrow();
});

test('a store that cannot be written is not ready', async () => {
  const opened = openSqlite(':memory:');
  await expect(ping(opened)).resolves.toBeUndefined();
  await sql`pragma query_only = on`.execute(opened.db);
  await expect(ping(opened)).rejects.toThrow();
  await opened.close();
});
