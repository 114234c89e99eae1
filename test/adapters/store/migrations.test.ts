/** Stores of older versions: brought up to date, and shared with an older instance during an upgrade. */

import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Installations } from '../../../adapters/store/installations.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { migrations } from '../../../adapters/store/migrations/index.js';
import { forgetTalks } from '../../../adapters/store/old-rows.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { ping } from '../../../adapters/store/ping.js';
import { SqlStore } from '../../../adapters/store/store.js';
import type { LooseTables } from '../../../adapters/store/tables.js';
import { add, type Change, remove, set } from '../../../src/model/changes.js';
import { TALK_MS } from '../../../src/model/talk.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { Conflict, type Reader, type Unit } from '../../../src/ports/store.js';
import { Kit, peopled, TestClock } from '../../support/kit.js';
import { DIALECTS, migrateTo, place } from '../../support/stores.js';

const MESSAGE: Outbound = { to: 'channel', id: 'm', channel: 'c', thread: null, view: { blocks: [] } };

/** What ends after each test, the last one first. */
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test.each(DIALECTS)(
  'on %s, instances that open a new store at once find it ready, and migrating again changes nothing',
  async (dialect) => {
    const at = await place(dialect);
    ends.push(() => at.remove());
    // SQLite is served by one process at a time.
    const first = at.open();
    const instances = dialect === 'postgres' ? [first, at.open(), at.open()] : [first];
    ends.push(...instances.map((instance) => instance.close));
    await Promise.all([...instances, ...instances].map((instance) => migrate(instance)));
    for (const instance of instances) await ping(instance);
  },
);

test.each(DIALECTS)('on %s, a store that a newer version has migrated further is left alone', async (dialect) => {
  const at = await place(dialect);
  const store = at.open();
  ends.push(() => at.remove(), store.close);
  await migrate(store);
  const row = { name: '999-later', timestamp: '2030-01-01' };
  await store.db.withTables<LooseTables>().insertInto('kysely_migration').values(row).execute();
  await migrate(store);
  await ping(store);
});

describe.each(DIALECTS)('a store of an older version on %s', (dialect) => {
  /** A store as the migration of that name left it. */
  async function storeAt(step: string): Promise<Opened> {
    const at = await place(dialect);
    const store = at.open();
    ends.push(() => at.remove(), store.close);
    await migrateTo(store, step);
    return store;
  }

  describe('unconfirmed deliveries', () => {
    /** A message that an older instance could not send, with its reason. */
    const olderInserts = ({ db, seal }: Opened, id: string, why: string) =>
      db
        .insertInto('outbox')
        .values({
          id,
          workspace: 'W1',
          lane: `W1/${id}`,
          message: seal.close(JSON.stringify(MESSAGE)),
          state: 'waiting',
          attempts: 1,
          dueAt: 0,
          leasedUntil: 0,
          why,
          createdAt: 0,
        })
        .execute();

    test('a row that an older version marked by its sentence is unconfirmed, whether written before the upgrade or after', async () => {
      const store = await storeAt('006-digests');
      await olderInserts(store, 'before, lost', 'no answer');
      await olderInserts(store, 'before, refused', 'rate limit');
      await migrate(store);
      await olderInserts(store, 'after, lost', 'no answer');
      await olderInserts(store, 'after, refused', '');
      const leased = await new SqlOutbox(store, new TestClock()).claim(10, 60_000);
      expect(leased.map((one) => one.unconfirmed)).toEqual([true, false, true, false]);
    });

    test('an older instance finds the sentence it looks for', async () => {
      const store = await storeAt('006-digests');
      await migrate(store);
      await olderInserts(store, 'lost', '');
      await olderInserts(store, 'refused', '');
      const outbox = new SqlOutbox(store, new TestClock());
      const [lost, refused] = await outbox.claim(10, 60_000);
      if (!lost || !refused) throw new Error('two messages are due');
      await outbox.later(lost, { afterMs: 0, why: 'connection reset', unconfirmed: true });
      await outbox.later(refused, { afterMs: 0, why: 'rate limit' });
      const { rows } = await sql<{ why: string }>`select why from outbox order by seq`.execute(store.db);
      expect(rows.map((row) => row.why)).toEqual(['no answer', 'rate limit']);
    });
  });

  test('a held-out nudge and the hold-out’s rows are stored under the names that an older instance knows', async () => {
    const upgraded = await storeAt('006-digests');
    await sql`insert into nudge (id, workspace, version, channel, message, author, state, kind, rule, score, at, "dueAt")
      values ('n', 'W1', 1, 'C1', 'm', 'U1', 'silent', 'owner', 'r', 1, 0, 0)`.execute(upgraded.db);
    await sql`insert into trial (id, workspace, version, channel, rule, at, shown, "ownedAt")
      values ('m', 'W1', 1, 'C1', 'r', 0, 0, null)`.execute(upgraded.db);
    await migrate(upgraded);
    await new SqlStore(upgraded, new TestClock()).transact('W1', newId(), async (unit) => {
      const [nudge] = await unit.find('nudge', { where: { state: ['shown', 'held_out'] } });
      const [work] = await unit.find('holdOut', {});
      if (!nudge || !work) throw new Error('rows of an older version are there');
      await unit.apply([
        add('nudge', { ...nudge, id: 'n2', state: nudge.state }),
        set('nudge', nudge, { state: 'over' }),
        set('holdOut', work, { ownedAt: 5 }),
      ]);
      return {};
    });
    const nudges = await sql`select id, state from nudge order by id`.execute(upgraded.db);
    expect(nudges.rows).toEqual([
      { id: 'n', state: 'over' },
      { id: 'n2', state: 'silent' },
    ]);
    const works = await sql`select "ownedAt", version from trial`.execute(upgraded.db);
    expect(works.rows).toEqual([{ ownedAt: 5, version: 2 }]);
  });

  test('the short memory begins empty, and an older copy beside this one neither needs nor harms it', async () => {
    const upgraded = await storeAt('008-access');
    await migrate(upgraded);
    const k = await peopled(new Kit(upgraded));
    await k.say_('ana', 'new Churn');
    const talk = () => k.store.read('W1', (read) => read.get('talk', 'C-churn:U1'));
    const before = await talk();
    expect(before).toMatchObject({ call: { command: 'new' } });
    // It finds the store migrated further than it knows, and answers the person in the same channel.
    const { '009-talk': _, ...known } = migrations(dialect);
    const applied = await upgraded.db.withTables<LooseTables>().selectFrom('kysely_migration').select('name').execute();
    expect(applied.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(known)));
    const undo = { id: 'U1', workspace: 'W1', version: 2, at: 5, what: 'older', changes: '[]', private: 1 };
    const own = upgraded.db.withTables<LooseTables>().updateTable('undo').set(undo).where('id', '=', 'U1');
    await own.execute();
    expect(await talk()).toEqual(before);
    await k.say_('ana', 'status Churn');
    expect(await talk()).toMatchObject({ version: (before?.version ?? 0) + 1, call: { command: 'status' } });
    expect(k.faults).toEqual([]);
    // A workspace that it deletes: what it does not know runs out by itself.
    k.clock.pass(TALK_MS + 1);
    await forgetTalks(k.opened, k.clock.now() - TALK_MS);
    expect(await k.store.read('W1', (read) => read.find('talk', {}))).toEqual([]);
  });

  describe('the table that four kinds share', () => {
    interface PaceRow {
      id: string;
      version: number;
      at: number;
      day: string;
      count: number;
    }
    const olderRows: PaceRow[] = [
      { id: 'channel:C1', version: 4, at: 1_000, day: '2026-03-02', count: 3 },
      { id: 'digest:channel:C1', version: 5, at: 2_000, day: '2026-03-01', count: 2 },
      { id: 'person:U1', version: 6, at: 3_000, day: '2026-03-02', count: 1 },
      { id: 'reminder:U1', version: 7, at: 4_000, day: '2026-02-28', count: 1 },
    ];

    async function withOlderRows() {
      const upgraded = await storeAt('006-digests');
      for (const { id, version, at, day, count } of olderRows)
        await sql`insert into pace (id, workspace, version, at, day, count)
          values (${id}, 'W1', ${version}, ${at}, ${day}, ${count})`.execute(upgraded.db);
      await migrate(upgraded);
      const store = new SqlStore(upgraded, new TestClock());
      const write = (changes: (unit: Unit) => Promise<Change[]>) =>
        store.transact('W1', newId(), async (unit) => {
          await unit.apply(await changes(unit));
          return {};
        });
      return { upgraded, store, write };
    }

    /** The table as an older instance reads it. */
    async function asOlder({ db }: Opened): Promise<PaceRow[]> {
      const { rows } = await sql<PaceRow>`select id, version, at, day, count from pace order by id`.execute(db);
      return rows;
    }

    const all = async (read: Reader) => ({
      lastNudge: await read.find('lastNudge', {}),
      nudgeCount: await read.find('nudgeCount', {}),
      lastDigest: await read.find('lastDigest', {}),
      lastReminder: await read.find('lastReminder', {}),
    });

    test('gives each kind its own rows', async () => {
      const { store } = await withOlderRows();
      expect(await store.read('W1', all)).toEqual({
        lastNudge: [{ id: 'U1', workspace: 'W1', version: 6, at: 3_000, asked: false }],
        nudgeCount: [{ id: 'C1', workspace: 'W1', version: 4, day: '2026-03-02', count: 3 }],
        lastDigest: [{ id: 'channel:C1', workspace: 'W1', version: 5, at: 2_000, day: '2026-03-01', skipped: 2 }],
        lastReminder: [{ id: 'U1', workspace: 'W1', version: 7, at: 4_000, day: '2026-02-28', told: [], toldAt: 0 }],
      });
      expect(await store.read('W1', (read) => read.get('lastNudge', 'C1'))).toBeUndefined();
      expect(await store.read('W2', (read) => read.get('lastNudge', 'U1'))).toBeUndefined();
    });

    test('an older instance reads what this one writes, with the version that it expects', async () => {
      const { upgraded, write } = await withOlderRows();
      await write(async (unit) => {
        const [nudge] = await unit.find('lastNudge', {});
        const [digest] = await unit.find('lastDigest', {});
        if (!nudge || !digest) throw new Error('rows of an older version are there');
        return [
          set('lastNudge', nudge, { at: 9_000 }),
          set('lastDigest', digest, { skipped: 0 }),
          add('lastNudge', { id: 'U2', workspace: 'W1', at: 8_000, asked: false }),
          add('nudgeCount', { id: 'C2', workspace: 'W1', day: '2026-03-03', count: 1 }),
          add('lastReminder', { id: 'U2', workspace: 'W1', at: 7_000, day: '2026-03-03', told: [], toldAt: 7_000 }),
        ];
      });
      expect(await asOlder(upgraded)).toEqual([
        olderRows[0],
        { id: 'channel:C2', version: 1, at: 0, day: '2026-03-03', count: 1 },
        { id: 'digest:channel:C1', version: 6, at: 2_000, day: '2026-03-01', count: 0 },
        { id: 'person:U1', version: 7, at: 9_000, day: '2026-03-02', count: 1 },
        { id: 'person:U2', version: 1, at: 8_000, day: '', count: 0 },
        olderRows[3],
        { id: 'reminder:U2', version: 1, at: 7_000, day: '2026-03-03', count: 0 },
      ]);
    });

    test('a change by an older instance is noticed', async () => {
      const { upgraded, store, write } = await withOlderRows();
      const read = await store.read('W1', (reader) => reader.get('lastNudge', 'U1'));
      if (!read) throw new Error('the row of an older version is there');
      await sql`update pace set at = 9000, version = 7 where id = 'person:U1'`.execute(upgraded.db);
      await expect(write(async () => [set('lastNudge', read, { at: 5_000 })])).rejects.toThrow(Conflict);
      await expect(write(async () => [remove('lastNudge', read)])).rejects.toThrow(Conflict);
      expect(await store.read('W1', (reader) => reader.get('lastNudge', 'U1'))).toMatchObject({
        at: 9_000,
        version: 7,
      });
    });

    test('a row of one kind is removed, and all of them with their workspace', async () => {
      const { upgraded, store, write } = await withOlderRows();
      await write(async (unit) => (await unit.find('lastReminder', {})).map((row) => remove('lastReminder', row)));
      expect(await asOlder(upgraded)).toEqual(olderRows.slice(0, 3));
      const installations = new Installations(upgraded, 'chat');
      await installations.save('T1', 'W1', {}, 1);
      await installations.end('T1', 2);
      await store.eraseEnded('W1', 3);
      expect(await asOlder(upgraded)).toEqual([]);
    });
  });
});
