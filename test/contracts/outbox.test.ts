/** What every store does with the outbox: messages go out once, in order for each lane, and come back if their sender ends. */

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { GivenUpMessages } from '../../adapters/store/given-up.js';
import { SqlOutbox } from '../../adapters/store/outbox.js';
import { releaseOutbox, tidyOutbox } from '../../adapters/store/outbox-upkeep.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { paragraph, view } from '../../src/view/view.js';
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
    await tidyOutbox(shared.db, clock);
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
    await releaseOutbox(shared.db);
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

  test('what is for one person’s eyes does not wait for what is said to all, and can be claimed apart', async () => {
    const whisper: Outbound = { ...message('a', 'psst'), to: 'whisper', channel: 'a', thread: null, person: 'U1' };
    await send(message('a', 'first'), whisper, { to: 'direct', id: newId(), person: 'U1', view: message('a').view });
    const claimed = async (stream: 'private' | 'public') =>
      (await outbox.claim(10, 60_000, { stream })).map(({ message }) => message.to);
    expect(await claimed('private')).toEqual(['whisper', 'direct']);
    expect(await claimed('public')).toEqual(['channel']);
  });

  test('nothing is claimed of workspaces and platforms that are busy', async () => {
    const to = async (workspace: string) => shared.write(workspace, (unit) => unit.send([message('a')]));
    for (const workspace of ['slack:T1', 'slack:T2', 'teams:A', 'W1']) await to(workspace);
    const claimed = async (workspaces: string[], platforms: string[]) => {
      const all = await outbox.claim(10, 60_000, { busy: { workspaces, platforms } });
      return all.map(({ workspace }) => workspace);
    };
    expect(await claimed(['slack:T1', 'W1'], ['teams'])).toEqual(['slack:T2']);
    expect(await claimed(['slack:T1'], ['', 'slack'])).toEqual(['teams:A']);
    expect(await claimed([], ['slack'])).toEqual(['W1']);
    expect(await claimed([], [])).toEqual(['slack:T1']);
  });

  describe('messages that were given up', () => {
    const fail = async (words: string, why = 'channel_not_found') => {
      await send(message('a', words));
      for (const one of await outbox.claim(10, 60_000)) await outbox.failed(one, why);
    };

    test('are listed, sent again, and dropped', async () => {
      const given = new GivenUpMessages(shared.db, clock);
      for (const words of ['one', 'two', 'three']) await fail(words);
      const [three, two, one] = await given.list(10);
      if (!one || !two || !three) throw new Error('three were given up');
      expect(two).toMatchObject({ to: 'a', why: 'channel_not_found', attempts: 1, hasWords: true });
      expect(await given.list(1)).toEqual([three]);
      expect(await given.resend([one.number, 999_999_999])).toEqual([one.number]);
      expect(await given.drop([two.number])).toEqual([two.number]);
      expect(await outbox.claim(10, 60_000)).toMatchObject([{ attempts: 1 }]);
      expect(await given.resend(undefined)).toEqual([three.number]);
      expect(await given.drop(undefined)).toEqual([]);
      expect(await outbox.counts()).toEqual({ waiting: 2, failed: 0 });
    });

    test('keep their words, sealed, for a day, and are not sent again without them', async () => {
      const given = new GivenUpMessages(shared.db, clock);
      await fail('words of somebody');
      clock.pass(86_400_000);
      await tidyOutbox(shared.db, clock);
      const [kept] = await shared.db.db.selectFrom('outbox').selectAll().execute();
      expect(kept?.message).not.toBe('');
      expect(JSON.stringify(kept)).not.toContain('words of somebody');
      clock.pass(1);
      await tidyOutbox(shared.db, clock);
      expect(await given.list(10)).toMatchObject([{ hasWords: false }]);
      expect(await given.resend(undefined)).toEqual([]);
    });
  });

  test('a message that is given up is counted for a month', async () => {
    await send(message('a', 'words of somebody'));
    for (const one of await outbox.claim(10, 60_000)) await outbox.failed(one, 'channel_not_found');
    expect(await outbox.counts()).toEqual({ waiting: 0, failed: 1 });
    const rows = await shared.db.db.selectFrom('outbox').selectAll().execute();
    expect(rows).toMatchObject([{ state: 'failed', why: 'channel_not_found' }]);
    await send(message('b'));
    clock.pass(30 * 86_400_000);
    await tidyOutbox(shared.db, clock);
    expect(await outbox.counts()).toEqual({ waiting: 1, failed: 1 });
    clock.pass(1);
    await tidyOutbox(shared.db, clock);
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
