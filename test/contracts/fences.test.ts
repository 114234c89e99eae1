/**
 * What every store does when a process is stopped, and continued after another has taken over what it had leased: the old lease
 * counts for nothing.
 */

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { type Leased, SqlOutbox } from '../../adapters/store/outbox.js';
import { tidyOutbox } from '../../adapters/store/outbox-upkeep.js';
import { AlarmHandler } from '../../src/dispatch/on-alarm.js';
import { add } from '../../src/model/changes.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { paragraph, view } from '../../src/view/view.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

const MINUTE = 60_000;

describe.each(DIALECTS)('a lease that has gone to another, on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const { clock } = shared;
  let outbox: SqlOutbox;
  beforeAll(() => {
    outbox = new SqlOutbox(shared.db, clock);
  });
  beforeEach(async () => {
    for (const table of ['outbox', 'alarm'] as const) await shared.db.db.deleteFrom(table).execute();
  });

  const message = (): Outbound => ({
    ...{ to: 'channel', id: newId(), channel: 'C1', thread: null },
    view: view(paragraph([{ is: 'plain', text: 'x' }])),
  });
  const send = () => shared.write(shared.newWorkspace(), (unit) => unit.send([message()]));
  const claimed = async (): Promise<Leased> => {
    const [one] = await outbox.claim(10, MINUTE);
    if (!one) throw new Error('a message is due');
    return one;
  };
  const rows = () => shared.db.db.selectFrom('outbox').selectAll().execute();
  /** One process claims the message and is stopped; another claims it afterwards. */
  const takenOver = async () => {
    await send();
    const stopped = await claimed();
    clock.pass(MINUTE + 1);
    return { stopped, other: await claimed() };
  };

  test('nothing that its holder says of the message counts, and the new holder’s word does', async () => {
    const { stopped, other } = await takenOver();
    const before = await rows();
    expect(await outbox.sent(stopped)).toBe(false);
    expect(await outbox.sent(stopped, 1_000)).toBe(false);
    expect(await outbox.later(stopped, { afterMs: 1, why: '429' })).toBe(false);
    expect(await outbox.failed(stopped, 'channel_not_found')).toBe(false);
    expect(await rows()).toEqual(before);
    expect(await outbox.sent(other)).toBe(true);
    expect(await rows()).toEqual([]);
  });

  test('also while nobody has it, when it is to be tried again', async () => {
    const { stopped, other } = await takenOver();
    expect(await outbox.later(other, { afterMs: 1_000, why: '429', unused: true })).toBe(true);
    expect(await outbox.sent(stopped)).toBe(false);
    clock.pass(1_000);
    const third = await claimed();
    for (const one of [stopped, other]) expect(await outbox.failed(one, 'x')).toBe(false);
    expect(await outbox.sent(third, 1_000)).toBe(true);
    expect(await outbox.sent(third)).toBe(false);
  });

  test('also if an older instance has it, which does not count leases', async () => {
    await send();
    const stopped = await claimed();
    await shared.db.db
      .updateTable('outbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .execute();
    expect(await outbox.sent(stopped)).toBe(false);
    expect(await rows()).toHaveLength(1);
  });

  test('a lease that has run out counts as long as nobody else has the message', async () => {
    await send();
    const slow = await claimed();
    clock.pass(10 * MINUTE);
    expect(await outbox.later(slow, { afterMs: 0, why: 'no answer', unconfirmed: true })).toBe(true);
    expect(await claimed()).toMatchObject({ unconfirmed: true });
  });

  test('after the clock was set back, nothing waits for longer than anything does', async () => {
    await send();
    await send();
    const ahead = { now: () => clock.now() + 40 * MINUTE };
    const other = new SqlOutbox(shared.db, ahead);
    const [paused, held] = await other.claim(10, MINUTE);
    if (!paused || !held) throw new Error('two messages are due');
    await other.sent(paused, 1_000);
    await shared.write(paused.workspace, (unit) => unit.send([message()]));
    expect(await outbox.claim(10, MINUTE)).toEqual([]);
    await tidyOutbox(shared.db, clock);
    clock.pass(MINUTE);
    expect(await outbox.claim(10, MINUTE)).toMatchObject([{ seq: held.seq, unconfirmed: true }]);
    clock.pass(9 * MINUTE);
    expect((await outbox.claim(10, MINUTE)).map(({ workspace }) => workspace)).toContain(paused.workspace);
  });

  describe('an alarm', () => {
    const set = async () => {
      const workspace = shared.newWorkspace();
      const row = { id: 'arm', workspace, at: clock.now(), what: 'arm', subject: '' } as const;
      await shared.write(workspace, (unit) => unit.apply([add('alarm', row)]));
      return workspace;
    };
    const claim = async () => {
      const [one] = await shared.alarms.claim(['arm'], 10);
      if (!one) throw new Error('an alarm is due');
      return one;
    };
    const handlerOf = (claimed: Awaited<ReturnType<typeof claim>>, faults: unknown[], fails = false) =>
      new AlarmHandler({
        alarms: { claim: async () => [claimed] },
        store: {
          read: (workspace, work) => shared.store.read(workspace, work),
          transact: async (workspace, key, work) => {
            if (fails && faults.length === 0)
              throw new Error('the server ended the transaction of a process that was stopped');
            return shared.store.transact(workspace, key, work);
          },
        },
        ...{ clock, newId, say: () => [], auditBook: [], fault: (error) => faults.push(error) },
      });

    test.each([false, true])(
      'that another has claimed is neither handled nor put off (after a fault: %s)',
      async (fails) => {
        const workspace = await set();
        const stopped = await claim();
        clock.pass(MINUTE + 1);
        const other = await claim();
        const before = await shared.store.read(workspace, (read) => read.find('alarm', {}));
        await handlerOf(stopped, [], fails).handleDue();
        expect(await shared.store.read(workspace, (read) => read.find('alarm', {}))).toEqual(before);
        await handlerOf(other, []).handleDue();
        expect(await shared.store.read(workspace, (read) => read.find('alarm', {}))).not.toEqual(before);
      },
    );

    test('whose lease a clock that was ahead has given is claimed a minute after that is noticed', async () => {
      await set();
      const ahead = await shared.db.db
        .updateTable('alarm')
        .set({ leasedUntil: clock.now() + 41 * MINUTE })
        .execute();
      expect(ahead).toHaveLength(1);
      await shared.alarms.mendLeases();
      clock.pass(MINUTE);
      expect(await claim()).toMatchObject({ id: 'arm' });
    });
  });

  test('what happens to an item never comes before what has happened to it', async () => {
    const w = shared.newWorkspace();
    const line = (at: number): Omit<HistoryEvent, 'version'> => ({
      ...{ id: newId(), workspace: w, project: 'p', item: 'task', itemId: 't', at, by: 'U1', field: 'state' },
      ...{ from: 'open', to: 'done', why: null, via: 'command', channel: null, pass: null },
    });
    const later = clock.now() + 40;
    await shared.write(w, (unit) => unit.apply([add('history', line(later))]));
    await shared.write(w, (unit) =>
      unit.apply([add('history', line(unit.now)), add('history', line(unit.now - MINUTE))]),
    );
    const lines = await shared.store.read(w, (read) => read.find('history', { order: ['at'] }));
    expect(lines.map(({ at }) => at)).toEqual([clock.now() - MINUTE, later, later]);
  });
});
