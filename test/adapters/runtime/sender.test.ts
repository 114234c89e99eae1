/** Sending: in order for each channel, through refusals and outages, and given up only if nothing else is left. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Loop } from '../../../adapters/runtime/loop.js';
import { MOST_ROUNDS } from '../../../adapters/runtime/rounds.js';
import { backoff, Sender } from '../../../adapters/runtime/sender.js';
import type { Chat, Delivery } from '../../../src/ports/chat.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { paragraph, type View, view } from '../../../src/view/view.js';
import { type Kit, kit, START } from '../../support/kit.js';

const text = (words: string): View => view(paragraph([{ is: 'plain', text: words }]));

const queue = async (k: Kit, words: string[], channel = 'c') => {
  for (const w of words)
    await k.store.transact('W1', newId(), async (unit) => {
      await unit.send([{ to: 'channel', id: newId(), channel, thread: null, view: text(w) }]);
      return {};
    });
};
const senderOf = (k: Kit, chat: Chat, fault: (error: unknown) => void = () => {}) =>
  new Sender({ outbox: k.outbox, chat, clock: k.clock, fault });
/** A platform that gives these answers, then takes everything; `got` is what reached it. */
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

test('retries keep the order of a channel, and do not hold up another channel', async () => {
  const k = await kit();
  await queue(k, ['1', '2', '3']);
  await queue(k, ['x'], 'd');
  const { chat, got } = platform([{ result: 'later', afterMs: 30_000, why: '429' }]);
  const faults: unknown[] = [];
  const sender = senderOf(k, chat, (error) => faults.push(error));
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
test('a message that can never be delivered is given up, and the next one is sent', async () => {
  const k = await kit();
  await queue(k, ['a', 'b']);
  const { chat, got } = platform([{ result: 'never', why: 'channel_not_found' }]);
  await senderOf(k, chat).drain();
  expect(got).toEqual(['b']);
  expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
});
/** A platform that takes nothing while `down` says so; `got` is what it took. */
const failing = (down: (words: string) => boolean) => {
  const got: string[] = [];
  const chat: Chat = {
    deliver: async (_, message) => {
      const words = plainText(message.view);
      if (down(words)) return { result: 'later', afterMs: 1_000, why: 'no answer', unconfirmed: true };
      got.push(words);
      return { result: 'sent' };
    },
  };
  return { chat, got };
};
test('an outage of hours loses only whispers, which are of no use by then', async () => {
  const k = await kit();
  await queue(k, ['1', '2', '3']);
  await queue(k, ['x'], 'd');
  await k.store.transact('W1', newId(), async (unit) => {
    await unit.send([
      { to: 'whisper', id: newId(), channel: 'e', thread: null, person: 'U1', view: text('psst') },
      { to: 'channel', id: newId(), channel: 'e', thread: null, view: text('after it') },
    ]);
    return {};
  });
  let isDown = true;
  const { chat, got } = failing(() => isDown);
  const sender = senderOf(k, chat);
  for (let i = 0; i < 60; i += 1) {
    await sender.drain();
    k.clock.pass(300_000);
  }
  isDown = false;
  for (let i = 0; i < 3; i += 1) {
    await sender.drain();
    k.clock.pass(300_000);
  }
  expect(got.filter((words) => words !== 'x')).toEqual(['1', 'after it', '2', '3']);
  expect(got).toContain('x');
  expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
});
test('a message that alone fails is given up after some minutes, and any message after a day', async () => {
  const k = await kit();
  await queue(k, ['bad', 'behind it']);
  const { chat, got } = failing((words) => words === 'bad');
  const sender = senderOf(k, chat);
  for (let i = 0; i < 14; i += 1) {
    await queue(k, [`other ${i}`], 'd');
    await sender.drain();
    k.clock.pass(300_000);
  }
  expect(got).toContain('behind it');
  expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 1 });
  await queue(k, ['bad']);
  const alone = senderOf(k, failing(() => true).chat);
  await alone.drain();
  k.clock.pass(86_400_001);
  await alone.drain();
  expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 2 });
});
test('a delivery is unconfirmed if its instance ended during an attempt', async () => {
  const k = await kit();
  await queue(k, ['a']);
  const [first] = await k.outbox.claim(1, 60_000);
  if (!first) throw new Error('a message is due');
  expect(first.unconfirmed).toBe(false);
  await k.outbox.later(first, { afterMs: 1_000, why: 'not its time', unused: true });
  k.clock.pass(1_000);
  // Claimed by an instance that then ends.
  expect(await k.outbox.claim(1, 60_000)).toMatchObject([{ unconfirmed: false }]);
  k.clock.pass(60_001);
  const told: (number | undefined)[] = [];
  const chat: Chat = {
    deliver: async (_, __, doubtSince) => {
      told.push(doubtSince);
      return { result: 'sent' };
    },
  };
  await senderOf(k, chat).drain();
  expect(told).toEqual([START]);
});
test('an unconfirmed delivery stays unconfirmed until it is settled, whatever comes between', async () => {
  const k = await kit();
  await queue(k, ['a']);
  const answers: (Delivery | Error)[] = [
    new Error('ECONNRESET'),
    { result: 'later', afterMs: 1_000, why: 'not its time', unused: true },
    { result: 'later', afterMs: 1_000, why: '429' },
  ];
  const told: (number | undefined)[] = [];
  const chat: Chat = {
    deliver: async (_, __, doubtSince) => {
      told.push(doubtSince);
      const next = answers.shift() ?? { result: 'sent' as const };
      if (next instanceof Error) throw next;
      return next;
    },
  };
  const sender = senderOf(k, chat);
  for (let i = 0; i < 5; i += 1) {
    await sender.drain();
    k.clock.pass(10_000);
  }
  expect(told).toEqual([undefined, START, START, START]);
});
test('each wait is longer than the one before, up to five minutes', () => {
  expect([1, 2, 3, 8, 20].map(backoff)).toEqual([1_000, 2_000, 4_000, 128_000, 300_000]);
});
test('the sender asks to be called again when a pause or a wait is over', async () => {
  const k = await kit();
  await queue(k, ['a'], 'x');
  await queue(k, ['b'], 'y');
  await queue(k, ['c'], 'z');
  const { chat } = platform([
    { result: 'sent', pauseMs: 1_000 },
    { result: 'later', afterMs: 30_000, why: '429', unused: true },
    { result: 'sent' },
  ]);
  const waits: number[] = [];
  const again = (ms: number) => waits.push(ms);
  await new Sender({ outbox: k.outbox, chat, clock: k.clock, fault: () => {}, again }).drain();
  // And once more at the end of the round: others of the workspace may be due by then.
  expect(waits).toEqual([1_001, 30_001, 0]);
});
test('a loop runs at the soonest of several times, and not after it was stopped', async () => {
  let rounds = 0;
  const loop = new Loop(
    async () => {
      rounds += 1;
    },
    1_000_000,
    () => {},
  );
  loop.pokeIn(1_000_000);
  loop.pokeIn(1);
  loop.pokeIn(500_000);
  await expect.poll(() => rounds).toBe(1);
  loop.pokeIn(1);
  await loop.stop();
  loop.pokeIn(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(rounds).toBe(1);
});
test('a stopped loop starts nothing new', async () => {
  const k = await kit();
  const { chat, got } = platform([]);
  const sender = senderOf(k, chat);
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

describe('nothing holds up anything else', () => {
  /** A platform on which what `hangs` says never ends; `got` is what it took. */
  const hanging = (hangs: (workspace: string, words: string) => boolean) => {
    const got: string[] = [];
    const chat: Chat = {
      deliver: async (workspace, message) => {
        const words = plainText(message.view);
        if (hangs(workspace, words)) await new Promise(() => {});
        got.push(words);
        return { result: 'sent' };
      },
    };
    return { chat, got };
  };
  const say = (k: Kit, workspace: string, messages: Outbound[]) =>
    k.store.transact(workspace, newId(), async (unit) => {
      await unit.send(messages);
      return {};
    });
  const post = (words: string, channel = 'c'): Outbound => ({
    ...{ to: 'channel', id: newId(), channel, thread: null, view: text(words) },
  });
  const whisper = (words: string): Outbound => ({
    ...{ to: 'whisper', id: newId(), channel: 'c', thread: null, person: 'U1', view: text(words) },
  });
  /** One turn of the loop: what is due begins, and what does not hang ends. */
  const turn = async (sender: Sender) => {
    await sender.begin();
    await new Promise((resolve) => setImmediate(resolve));
  };

  test('neither another workspace nor another platform waits for 200 channels that hang', async () => {
    const k = await kit();
    await say(
      k,
      'slack:T1',
      Array.from({ length: 200 }, (_, i) => post('hangs', `c${i}`)),
    );
    const { chat, got } = hanging((workspace) => workspace === 'slack:T1');
    const sender = senderOf(k, chat);
    await turn(sender);
    await say(k, 'slack:T2', [post('beside it')]);
    await say(k, 'teams:A', [post('elsewhere')]);
    await turn(sender);
    expect(got.sort()).toEqual(['beside it', 'elsewhere']);
  });

  test('a platform on which every workspace hangs holds up no other', async () => {
    const k = await kit();
    for (let i = 0; i < 2 * MOST_ROUNDS; i += 1) await say(k, `slack:T${i}`, [post('hangs')]);
    const { chat, got } = hanging((workspace) => workspace.startsWith('slack:'));
    const sender = senderOf(k, chat);
    await turn(sender);
    await turn(sender);
    // Those that had no turn yet wait unleased, for any instance.
    expect((await k.outbox.claim(500, 1)).length).toBeGreaterThanOrEqual(MOST_ROUNDS - 20);
    await say(k, 'teams:A', [post('elsewhere')]);
    await say(k, 'W1', [post('in the playground')]);
    await turn(sender);
    expect(got.sort()).toEqual(['elsewhere', 'in the playground']);
  });

  test('a private answer does not wait for posts in the same channel, nor for a channel that hangs', async () => {
    const k = await kit();
    await say(k, 'slack:T1', [...Array.from({ length: 25 }, (_, i) => post(`${i}`)), whisper('for you alone')]);
    const { chat, got } = hanging((_, words) => words === '0');
    await turn(senderOf(k, chat));
    expect(got).toEqual(['for you alone']);
  });

  test('what does not answer in time is unconfirmed, and is tried again', async () => {
    const k = await kit();
    await say(k, 'slack:T1', [post('late')]);
    const asked: (number | undefined)[] = [];
    const chat: Chat = {
      deliver: async (_, __, doubtSince) => {
        asked.push(doubtSince);
        return asked.length === 1 ? new Promise(() => {}) : { result: 'sent' };
      },
    };
    const sender = new Sender({ outbox: k.outbox, chat, clock: k.clock, fault: () => {}, deadlineMs: 1 });
    await sender.drain();
    k.clock.pass(1_000);
    await sender.drain();
    expect(asked).toEqual([undefined, START]);
    expect(await k.outbox.counts()).toEqual({ waiting: 0, failed: 0 });
  });
});

test('what Baton itself cannot send is given up after five tries, with a word to whoever runs it', async () => {
  const k = await kit();
  await queue(k, ['bad', 'behind it']);
  const got: string[] = [];
  const chat: Chat = {
    deliver: async (_, message) => {
      const words = plainText(message.view);
      if (words === 'bad') throw new TypeError('boom');
      got.push(words);
      return { result: 'sent' };
    },
  };
  const givenUp: string[] = [];
  const faults: unknown[] = [];
  const gaveUp = (workspace: string, why: string) => givenUp.push(`${workspace}: ${why}`);
  const sender = new Sender({ outbox: k.outbox, chat, clock: k.clock, fault: (error) => faults.push(error), gaveUp });
  for (let i = 0; i < 5; i += 1) {
    await sender.drain();
    k.clock.pass(20_000);
  }
  expect(got).toEqual(['behind it']);
  expect(faults).toHaveLength(5);
  expect(givenUp).toEqual(['W1: a fault of Baton']);
});

describe('a process that is stopped and continued', () => {
  test('sends nothing that was not on its way when its lease ended, and reports nothing', async () => {
    const k = await kit();
    await queue(k, ['1']);
    const got: string[] = [];
    const gaveUp: string[] = [];
    let goOn = () => {};
    const stopped = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const chatOf = (wait: Promise<void>): Chat => ({
      deliver: async (_, message, __, mayCall) => {
        await wait;
        if (!mayCall?.()) return { result: 'never', why: 'too late' };
        got.push(plainText(message.view));
        return { result: 'sent' };
      },
    });
    const sender = (wait: Promise<void>) =>
      new Sender({
        ...{ outbox: k.outbox, chat: chatOf(wait), clock: k.clock, elapsed: k.clock.now },
        ...{ fault: (error) => k.faults.push(error), gaveUp: (_, why) => gaveUp.push(why) },
      });
    const first = sender(stopped);
    await first.begin();
    k.clock.pass(60_001);
    await sender(Promise.resolve()).drain();
    expect(got).toEqual(['1']);
    await queue(k, ['2']);
    goOn();
    await first.idle();
    expect(got).toEqual(['1']);
    expect(gaveUp).toEqual([]);
    expect(k.faults).toEqual([]);
    expect(await k.outbox.counts()).toEqual({ waiting: 1, failed: 0 });
  });
});
