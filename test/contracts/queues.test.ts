/** What waits in a store for its time, or to be sent: claimed by one caller, and given back by none that has ended. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { SqlStore } from '../../adapters/store/store.js';
import { add, set } from '../../src/model/rows.js';
import type { Unit } from '../../src/ports.js';
import { TestClock } from '../support/kit.js';
import { DIALECTS, opened } from '../support/stores.js';

describe.each(DIALECTS)('on %s', (dialect) => {
  let db: Opened;
  let done: () => Promise<void>;
  let store: SqlStore;
  let outbox: SqlOutbox;
  const clock = new TestClock();

  beforeAll(async () => {
    ({ store: db, done } = await opened(dialect));
    store = new SqlStore(db, clock);
    outbox = new SqlOutbox(db, clock);
  });
  afterAll(() => done());

  /** A workspace that no other test has. */
  const fresh = () => `W-${newId()}`;
  const write = (w: string, work: (unit: Unit) => Promise<unknown>) =>
    store.transact(w, newId(), async (unit) => {
      await work(unit);
      return {};
    });

  describe('alarms', () => {
    const alarm = (w: string, id: string, at: number) => ({
      id,
      workspace: w,
      at,
      what: 'digest' as const,
      subject: id,
    });
    const claimed = async (w: string, most = 1_000) =>
      (await store.claimAlarms(['digest'], most)).filter((one) => one.workspace === w).map((one) => one.id);

    test('callers at once get each one once, the oldest first; those to come, and of other kinds, nobody', async () => {
      const w = fresh();
      const ids = Array.from({ length: 60 }, (_, i) => `a${String(i).padStart(2, '0')}`);
      await write(w, (unit) =>
        unit.apply([
          ...ids.map((id, i) => add('alarm', alarm(w, id, clock.now() - 100 + i))),
          add('alarm', alarm(w, 'later', clock.now() + 1)),
          add('alarm', { ...alarm(w, 'other', 1), what: 'reminder' }),
        ]),
      );
      const all = (await Promise.all(Array.from({ length: 8 }, () => claimed(w)))).flat();
      expect(all.sort()).toEqual(ids);
      expect(await claimed(w)).toEqual([]);
    });

    test('one that is claimed comes back after a minute, one that is set anew at once', async () => {
      const w = fresh();
      await write(w, (unit) => unit.apply([add('alarm', alarm(w, 'x', 1)), add('alarm', alarm(w, 'y', 1))]));
      expect((await claimed(w)).sort()).toEqual(['x', 'y']);
      await write(w, async (unit) => {
        const row = await unit.get('alarm', 'y');
        await unit.apply([set('alarm', row as NonNullable<typeof row>, { at: clock.now() })]);
      });
      expect(await claimed(w)).toEqual(['y']);
      clock.pass(60_001);
      expect((await claimed(w)).sort()).toEqual(['x', 'y']);
    });

    test('where nobody else serves the store, what the last process had in its hands is free at once', async () => {
      const w = fresh();
      const id = newId();
      await write(w, async (unit) => {
        await unit.apply([add('alarm', alarm(w, 'x', 1))]);
        await unit.send([{ to: 'channel', id, channel: 'c', thread: null, view: { blocks: [] } }]);
      });
      const mine = async () => (await outbox.claim(100, 60_000)).filter((one) => one.workspace === w);
      expect(await claimed(w)).toEqual(['x']);
      expect(await mine()).toMatchObject([{ unconfirmed: false }]);
      expect([await claimed(w), await mine()]).toEqual([[], []]);
      await store.releaseLeases();
      expect(await claimed(w)).toEqual(['x']);
      // Whether it was sent is not known.
      const [again] = await mine();
      expect(again).toMatchObject({ unconfirmed: true });
      if (again) await outbox.sent(again);
    });

    test('how far what is due lies behind', async () => {
      const w = fresh();
      await write(w, (unit) => unit.apply([add('alarm', alarm(w, 'x', 0))]));
      expect(await store.alarmLag()).toBe(clock.now());
    });
  });

  describe('outbox', () => {
    const message = (channel: string, text = 'x') => ({
      to: 'channel' as const,
      id: newId(),
      channel,
      thread: null,
      view: { blocks: [{ block: 'text' as const, text: [{ is: 'plain' as const, text }] }] },
    });
    const drain = async () => {
      for (const one of await outbox.claim(100, 1)) await outbox.sent(one);
    };

    test('leases one message of each lane at a time, in order, to one caller', async () => {
      await drain();
      const w = fresh();
      await write(w, (unit) => unit.send([message('a', '1'), message('a', '2'), message('b', '3')]));
      const [first, second] = await Promise.all([outbox.claim(10, 60_000), outbox.claim(10, 60_000)]);
      const all = [...first, ...second];
      expect(all.map((m) => (m.message.to === 'channel' ? m.message.channel : '')).sort()).toEqual(['a', 'b']);
      for (const one of all) await outbox.sent(one);
      const [next] = await outbox.claim(10, 60_000);
      expect(JSON.stringify(next?.message)).toContain('"2"');
      if (next) await outbox.sent(next);
      expect(await outbox.claim(10, 60_000)).toEqual([]);
    });

    test('what a dead copy had leased comes again after the lease; what failed stays visible without its words', async () => {
      const w = fresh();
      await write(w, (unit) => unit.send([message('dead', 'words of somebody')]));
      expect(await outbox.claim(10, 60_000)).toHaveLength(1);
      expect(await outbox.claim(10, 60_000)).toHaveLength(0);
      clock.pass(60_001);
      const [again] = await outbox.claim(10, 60_000);
      expect(again?.attempts).toBe(2);
      if (again) await outbox.later(again, { afterMs: 5_000, why: 'rate limit' });
      expect(await outbox.claim(10, 60_000)).toHaveLength(0);
      clock.pass(5_000);
      const [third] = await outbox.claim(10, 60_000);
      if (third) await outbox.failed(third, 'channel_not_found');
      expect((await outbox.counts()).failed).toBeGreaterThanOrEqual(1);
      const rows = await db.db.selectFrom('outbox').selectAll().where('state', '=', 'failed').execute();
      expect(JSON.stringify(rows)).not.toContain('words of somebody');
    });

    test('nothing is sent of a transaction that was undone', async () => {
      const w = fresh();
      await expect(
        write(w, async (unit) => {
          await unit.send([message('undone')]);
          throw new Error('boom');
        }),
      ).rejects.toThrow('boom');
      expect(await outbox.claim(10, 1)).toEqual([]);
    });
  });
});
