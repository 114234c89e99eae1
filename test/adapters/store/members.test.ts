/** Who is where is kept for a while. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forgetMembers } from '../../../adapters/store/old-rows.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { add } from '../../../src/model/changes.js';
import { TestClock } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

test.each(DIALECTS)(
  'on %s, memberships and lists from before an instant are deleted, however many',
  async (dialect) => {
    const { store: db, done } = await opened(dialect);
    const store = new SqlStore(db, new TestClock());
    await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 11000)
    insert into member (id, workspace, version, place, person, at)
    select 'T1:U' || i, 'W' || (i % 3), 1, 'T1', 'U' || i, i % 11 from n`.execute(db.db);
    await store.transact('W1', 'places', async (unit) => {
      await unit.apply([
        add('place', { id: 'T1', workspace: 'W1', listedAt: 9 }),
        add('place', { id: 'T2', workspace: 'W1', listedAt: 10 }),
      ]);
      return {};
    });
    await forgetMembers(db, 10);
    const { rows } = await sql<{ at: number; n: number }>`select at, count(*) as n from member group by at`.execute(
      db.db,
    );
    expect(rows.map(({ at, n }) => [Number(at), Number(n)])).toEqual([[10, 1000]]);
    expect((await store.read('W1', (read) => read.find('place', {}))).map(({ id }) => id)).toEqual(['T2']);
    await done();
  },
);
