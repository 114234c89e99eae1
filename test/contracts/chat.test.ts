/** What every platform does with a message from the outbox. The playground is the first; each adapter joins the list. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/ids.js';
import { Loop } from '../../adapters/loop.js';
import { backoff, Sender } from '../../adapters/sender.js';
import { Live } from '../../adapters/web/live.js';
import { BATON, directOf, Room, WORKSPACE } from '../../adapters/web/room.js';
import type { Chat, Delivery, Outbound } from '../../src/ports.js';
import { paragraph, plainText, type View, view } from '../../src/view.js';
import { type Kit, kit } from '../support/kit.js';

/** A platform to test, and a way to look at what a person sees there. */
interface Subject {
  chat: Chat;
  sees(person: string, channel: string, thread?: string | null): Promise<string[]>;
}

async function webSubject(): Promise<Subject> {
  const k = await kit();
  const room = new Room(k.opened, k.clock, new Live());
  await room.open(k.roster);
  return {
    chat: room,
    sees: async (person, channel, thread = null) =>
      (await room.messages(channel === 'direct' ? directOf(person) : channel, person, thread))
        .filter((m) => m.author === BATON)
        .map((m) => (m.content.is === 'view' ? plainText(m.content.view) : '')),
  };
}

const text = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));

describe.each([['playground', webSubject]] as const)('%s', (_, make) => {
  test('a post is for all, a whisper for one, a private message in one’s own conversation', async () => {
    const { chat, sees } = await make();
    const send = (message: Outbound) => chat.deliver(WORKSPACE, message);
    expect(await send({ to: 'channel', id: newId(), channel: 'general', thread: null, view: text('post') })).toEqual({
      result: 'sent',
    });
    expect(
      await send({ to: 'whisper', id: newId(), channel: 'general', thread: null, person: 'bo', view: text('whisper') }),
    ).toEqual({ result: 'sent' });
    expect(await send({ to: 'direct', id: newId(), person: 'bo', view: text('direct') })).toEqual({ result: 'sent' });
    expect(await sees('ana', 'general')).toEqual(['post']);
    expect(await sees('bo', 'general')).toEqual(['post', 'whisper']);
    expect(await sees('bo', 'direct')).toEqual(['direct']);
    expect(await sees('ana', 'direct')).toEqual([]);
  });
  test('a message delivered twice shows once; an update takes the place of what it names', async () => {
    const { chat, sees } = await make();
    const id = newId();
    const post: Outbound = { to: 'channel', id, channel: 'general', thread: null, view: text('one') };
    await chat.deliver(WORKSPACE, post);
    await chat.deliver(WORKSPACE, post);
    await chat.deliver(WORKSPACE, { to: 'message', id: newId(), channel: 'general', message: id, view: text('two') });
    expect(await sees('ana', 'general')).toEqual(['two']);
  });
  test('an answer in a thread stays there', async () => {
    const { chat, sees } = await make();
    await chat.deliver(WORKSPACE, {
      to: 'channel',
      id: newId(),
      channel: 'general',
      thread: 'T1',
      view: text('inside'),
    });
    expect(await sees('ana', 'general')).toEqual([]);
    expect(await sees('ana', 'general', 'T1')).toEqual(['inside']);
  });
  test('what cannot be delivered says so for good', async () => {
    const { chat } = await make();
    expect(await chat.deliver('elsewhere', { to: 'direct', id: newId(), person: 'bo', view: text('x') })).toMatchObject(
      { result: 'never' },
    );
    expect(
      await chat.deliver(WORKSPACE, {
        to: 'message',
        id: newId(),
        channel: 'general',
        message: 'none',
        view: text('x'),
      }),
    ).toMatchObject({ result: 'never' });
  });
});

describe('sender', () => {
  const queue = async (k: Kit, words: string[], channel = 'c') => {
    for (const w of words)
      await k.store.transact('W1', newId(), async (unit) => {
        await unit.send([{ to: 'channel', id: newId(), channel, thread: null, view: text(w) }]);
        return {};
      });
  };
  /** A platform that answers as it is told, and notes what reached it. */
  const platform = (answers: (Delivery | Error)[]) => {
    const got: string[] = [];
    const chat: Chat = {
      deliver: async (_, message) => {
        const next = answers.shift() ?? { result: 'sent' as const };
        if (next instanceof Error) throw next;
        if (next.result === 'sent') got.push(plainText(message.view));
        return next;
      },
    };
    return { chat, got };
  };

  test('keeps the order of a channel over retries, and does not hold up another', async () => {
    const k = await kit();
    await queue(k, ['1', '2', '3']);
    await queue(k, ['x'], 'd');
    const { chat, got } = platform([{ result: 'later', afterMs: 30_000, why: '429' }]);
    const faults: unknown[] = [];
    const sender = new Sender(k.outbox, chat, (error) => faults.push(error));
    await sender.drain();
    expect(got).toEqual(['x']);
    k.clock.pass(29_000);
    await sender.drain();
    expect(got).toEqual(['x']);
    k.clock.pass(2_000);
    await sender.drain();
    expect(got).toEqual(['x', '1', '2', '3']);
    expect(faults).toEqual([]);
  });
  test('gives up on what never can be, and after too many attempts; what is behind goes on', async () => {
    const k = await kit();
    await queue(k, ['a', 'b']);
    const { chat, got } = platform([{ result: 'never', why: 'channel_not_found' }]);
    const sender = new Sender(k.outbox, chat, () => {});
    await sender.drain();
    expect(got).toEqual(['b']);
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
    await queue(k, ['c', 'd']);
    const down = platform(Array.from({ length: 8 }, () => new Error('ECONNRESET')));
    const faults: unknown[] = [];
    const stubborn = new Sender(k.outbox, down.chat, (error) => faults.push(error));
    for (let i = 0; i < 10; i += 1) {
      await stubborn.drain();
      k.clock.pass(300_000);
    }
    expect(faults).toHaveLength(8);
    expect(down.got).toEqual(['d']);
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 2 });
  });
  test('waits longer each time, never longer than five minutes', () => {
    expect([1, 2, 3, 8, 20].map(backoff)).toEqual([1_000, 2_000, 4_000, 128_000, 300_000]);
  });
  test('stops without beginning anything new', async () => {
    const k = await kit();
    const { chat, got } = platform([]);
    const sender = new Sender(k.outbox, chat, () => {});
    const sending = new Loop(
      () => sender.drain(),
      1_000,
      () => {},
    );
    await sending.stop();
    await queue(k, ['late']);
    sending.poke();
    await sending.stop();
    expect(got).toEqual([]);
  });
});
