/** What is special about SQLite; the rest is in `test/contracts`. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../adapters/store/sqlite.js';

test('a store that is closed before its first query is closed', async () => {
  const store = openSqlite(':memory:');
  await store.close();
  await expect(sql`select 1`.execute(store.db)).rejects.toThrow();
});
