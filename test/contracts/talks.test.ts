/** What every store does with the short memory: the last answer wins, its words are sealed, and it runs out. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { forgetTalks } from '../../adapters/store/old-rows.js';
import type { LooseTables } from '../../adapters/store/tables.js';
import { remove } from '../../src/model/changes.js';
import type { Talk } from '../../src/model/talk-rows.js';
import { SAMPLES } from '../support/sample-rows.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('talks on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const talkOf = (w: string) => shared.store.read(w, (r) => r.get('talk', 'c:u'));
  const { version: _, ...sample } = SAMPLES.talk('');

  test('the last one takes the place of the one before, in its own workspace only', async () => {
    const [w, other] = [shared.newWorkspace(), shared.newWorkspace()];
    const first: Omit<Talk, 'version'> = { ...sample, workspace: w };
    const last = { ...first, at: first.at + 1, items: [], call: null, asked: null, offered: [] };
    await shared.write(w, (unit) => unit.putTalk(first));
    await shared.write(other, (unit) => unit.putTalk({ ...first, workspace: other }));
    expect(await talkOf(w)).toEqual({ ...first, version: 1 });
    await shared.write(w, (unit) => unit.putTalk(last));
    expect(await talkOf(w)).toEqual({ ...last, version: 2 });
    expect(await talkOf(other)).toEqual({ ...first, workspace: other, version: 1 });
    await expect(shared.write(w, (unit) => unit.putTalk({ ...last, workspace: other }))).rejects.toThrow('another');
  });

  test('many at once are all kept at the first try, and the last one stays', async () => {
    const w = shared.newWorkspace();
    let tries = 0;
    const keep = (n: number) =>
      shared.write(w, async (unit) => {
        tries += 1;
        await unit.get('talk', 'c:u');
        await unit.putTalk({ ...sample, workspace: w, items: [`task:${n}`] });
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => keep(n)));
    expect(tries).toBe(20);
    expect((await talkOf(w))?.version).toBe(20);
    await keep(99);
    expect(await talkOf(w)).toMatchObject({ items: ['task:99'], version: 21 });
  });

  test('a talk that was deleted while another answer was on its way is kept again', async () => {
    const w = shared.newWorkspace();
    await shared.write(w, (unit) => unit.putTalk({ ...sample, workspace: w }));
    const ended = shared.write(w, async (unit) => {
      const row = await unit.get('talk', 'c:u');
      if (row) await unit.apply([remove('talk', row)]);
    });
    await Promise.all([ended, shared.write(w, (unit) => unit.putTalk({ ...sample, workspace: w, items: [] }))]);
    await shared.write(w, (unit) => unit.putTalk({ ...sample, workspace: w, items: ['task:last'] }));
    expect((await talkOf(w))?.items).toEqual(['task:last']);
  });

  test('what people typed cannot be read in the database; with another key only the words are lost', async () => {
    const w = shared.newWorkspace();
    await shared.write(w, (unit) => unit.putTalk({ ...sample, workspace: w }));
    const raw = await shared.db.db
      .withTables<LooseTables>()
      .selectFrom('talk')
      .selectAll()
      .where('workspace', '=', w)
      .executeTakeFirstOrThrow();
    // Words too long to turn up in what is encrypted by chance, as three letters do.
    expect(JSON.stringify(raw)).not.toMatch(/broke|block|reason/);
    expect(raw.items).toContain('stage:s');
    await sql`update talk set call = 'x.y', asked = 'x.y', offered = 'x.y' where workspace = ${w}`.execute(
      shared.db.db,
    );
    expect(await talkOf(w)).toMatchObject({ items: sample.items, call: null, asked: null, offered: [] });
  });

  test('those from before an instant are deleted, however many, in all workspaces', async () => {
    await forgetTalks(shared.db, Number.MAX_SAFE_INTEGER);
    await sql`insert into talk (id, workspace, version, person, channel, at, items)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 11000)
      select 'c:' || i, 'T' || (i % 3), 1, 'u', 'c', i % 11, '[]' from n`.execute(shared.db.db);
    await forgetTalks(shared.db, 10);
    const { rows } = await sql<{ at: number; n: number }>`select at, count(*) as n from talk group by at`.execute(
      shared.db.db,
    );
    expect(rows.map(({ at, n }) => [Number(at), Number(n)])).toEqual([[10, 1000]]);
    await forgetTalks(shared.db, 11);
  });
});
