/** What every store does with the outbox: messages go out once, in order for each lane, and come back if their sender ends. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import type { Outbound } from '../../src/ports.js';
import { paragraph, view } from '../../src/view.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('the outbox on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const { clock } = shared;
  let outbox: SqlOutbox;
  beforeAll(() => {
    outbox = new SqlOutbox(shared.db, clock);
  });
  beforeEach(async () => {
    await shared.db.db.deleteFrom('outbox').execute();
  });

  const message = (channel: string, text = 'x'): Outbound => ({
    to: 'channel',
    id: newId(),
    channel,
    thread: null,
    view: view(paragraph([{ is: 'plain', text }])),
  });
  const send = (...messages: Outbound[]) => shared.write(shared.newWorkspace(), (unit) => unit.send(messages));

  test('callers at once get one message of each lane, in order', async () => {
    await send(message('a', '1'), message('a', '2'), message('b', '3'));
    const all = (await Promise.all([outbox.claim(10, 60_000), outbox.claim(10, 60_000)])).flat();
    const channels = all.map((one) => (one.message.to === 'channel' ? one.message.channel : ''));
    expect(channels.sort()).toEqual(['a', 'b']);
    for (const one of all) await outbox.sent(one);
    const [next] = await outbox.claim(10, 60_000);
    expect(JSON.stringify(next?.message)).toContain('"2"');
    if (next) await outbox.sent(next);
    expect(await outbox.claim(10, 60_000)).toEqual([]);
  });

  test('after a message with a pause, its lane waits and others do not', async () => {
    await send(message('a', '1'), message('a', '2'), message('b', '3'));
    for (const one of await outbox.claim(10, 60_000)) await outbox.sent(one, 1_000);
    await send(message('c'));
    expect(await outbox.claim(10, 60_000)).toHaveLength(1);
    clock.pass(1_000);
    expect(await outbox.claim(10, 60_000)).toHaveLength(1);
    await outbox.tidy();
    expect(await outbox.counts()).toEqual({ waiting: 2, failed: 0 });
  });

  test('an expired lease is claimed again, and the delivery is unconfirmed', async () => {
    await send(message('dead'));
    expect(await outbox.claim(10, 60_000)).toMatchObject([{ attempts: 1, unconfirmed: false }]);
    expect(await outbox.claim(10, 60_000)).toEqual([]);
    clock.pass(60_001);
    expect(await outbox.claim(10, 60_000)).toMatchObject([{ attempts: 2, unconfirmed: true }]);
  });

  test('the leases of a process that has ended are released, and its deliveries are unconfirmed', async () => {
    await send(message('released'));
    expect(await outbox.claim(10, 60_000)).toMatchObject([{ unconfirmed: false }]);
    expect(await outbox.claim(10, 60_000)).toEqual([]);
    await shared.store.releaseLeases();
    expect(await outbox.claim(10, 60_000)).toMatchObject([{ unconfirmed: true }]);
  });

  test('a message to be tried again waits, and says whether it is unconfirmed', async () => {
    await send(message('a'), message('b'), message('c'));
    const [lost, refused, untried] = await outbox.claim(10, 60_000);
    if (!lost || !refused || !untried) throw new Error('three messages are due');
    await outbox.later(lost, { afterMs: 5_000, why: 'no answer', unconfirmed: true });
    await outbox.later(refused, { afterMs: 5_000, why: 'rate limit' });
    await outbox.later(untried, { afterMs: 5_000, why: 'not connected', unused: true });
    expect(await outbox.claim(10, 60_000)).toEqual([]);
    clock.pass(5_000);
    expect(await outbox.claim(10, 60_000)).toMatchObject([
      { attempts: 2, unconfirmed: true },
      { attempts: 2, unconfirmed: false },
      { attempts: 1, unconfirmed: false },
    ]);
  });

  test('a message that is given up is counted, without its words', async () => {
    await send(message('a', 'words of somebody'));
    for (const one of await outbox.claim(10, 60_000)) await outbox.failed(one, 'channel_not_found');
    expect(await outbox.counts()).toEqual({ waiting: 0, failed: 1 });
    const rows = await shared.db.db.selectFrom('outbox').selectAll().execute();
    expect(rows).toMatchObject([{ state: 'failed', message: '', why: 'channel_not_found' }]);
    await send(message('b'));
    clock.pass(30 * 86_400_000);
    await outbox.tidy();
    expect(await outbox.counts()).toEqual({ waiting: 1, failed: 1 });
    clock.pass(1);
    await outbox.tidy();
    expect(await outbox.counts()).toEqual({ waiting: 1, failed: 0 });
  });

  test('nothing is sent of a transaction that was undone', async () => {
    const undone = shared.write(shared.newWorkspace(), async (unit) => {
      await unit.send([message('undone')]);
      throw new Error('boom');
    });
    await expect(undone).rejects.toThrow('boom');
    expect(await outbox.claim(10, 1)).toEqual([]);
  });
});
