/** Stores of older versions: brought up to date, and shared with an older instance during an upgrade. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate, type Opened } from '../../../adapters/store/open.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import type { Outbound } from '../../../src/ports.js';
import { TestClock } from '../../support/kit.js';
import { DIALECTS, migrateTo, place } from '../../support/stores.js';

const MESSAGE: Outbound = { to: 'channel', id: 'm', channel: 'c', thread: null, view: { blocks: [] } };

describe.each(DIALECTS)('a store of an older version on %s', (dialect) => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  /** A store as the step of that name left it. */
  async function storeAt(step: string): Promise<Opened> {
    const at = await place(dialect);
    const store = at.open();
    ends.push(() => at.remove(), store.close);
    await migrateTo(store, step);
    return store;
  }

  describe('unconfirmed deliveries', () => {
    /** What an older instance does: a message that it could not send, with its reason. */
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

    test('rows from before the upgrade, and from an older instance after it, are read from their reason', async () => {
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
});
