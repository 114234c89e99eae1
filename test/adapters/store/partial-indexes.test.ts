/**
 * SQLite plans a statement afresh at each run if a parameter of it is compared with a column that the condition of an index
 * names. That takes ten times as long as most look-ups, so such columns are compared with values in the statement itself.
 */
import SQLite from 'libsql';
import { describe, expect, test } from 'vitest';
import { Parameters, selected } from '../../../adapters/store/conditions.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { ROW_KINDS, TABLES } from '../../../adapters/store/schema/schema.js';
import { passingSeal } from '../../../adapters/store/seal.js';
import { openedFrom } from '../../../adapters/store/sqlite.js';

interface Found {
  table: string;
  column: string;
}

/** The columns that conditions of indexes name. */
async function conditional(): Promise<Found[]> {
  const file = new SQLite(':memory:');
  const store = openedFrom(file, passingSeal());
  await migrate(store);
  const query = "select tbl_name, sql from sqlite_master where type = 'index' and sql like '% where %'";
  const rows = file.prepare(query).raw(true).all([]);
  await store.close();
  return rows.map((row) => {
    const [table = '', sql = ''] = [row].flat().map(String);
    return { table, column: /where "?(\w+)"?/.exec(sql)?.[1] ?? '' };
  });
}

describe('columns in the conditions of indexes', () => {
  test('are compared with values in the statement, never with parameters', async () => {
    const found = await conditional();
    expect(found.length).toBeGreaterThan(4);
    for (const kind of ROW_KINDS)
      for (const { table, column } of found) {
        const field =
          TABLES[kind].name === table ? TABLES[kind].columns.find(({ name }) => name === column)?.field : undefined;
        // A list is only asked whether it has a value, and an index of those that have an owner serves each of them.
        if (field === undefined || field === 'deputies' || field === 'owner') continue;
        // An incident is looked up by its number when somebody names it, not for every message.
        if (kind === 'incident' && field === 'number') continue;
        for (const wanted of [field === 'state' ? 'waiting' : true, [field === 'state' ? 'waiting' : false]]) {
          const parameters = new Parameters(false);
          selected({ workspace: 'T1', kind, where: { [field]: wanted } }, parameters, passingSeal());
          expect(parameters.values, `${kind}.${field}`).toEqual(['T1']);
        }
      }
  });
});
