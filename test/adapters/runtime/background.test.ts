import { afterEach, expect, test } from 'vitest';
import { Background } from '../../../adapters/runtime/background.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { kit } from '../../support/kit.js';

const MESSAGE: Outbound = { to: 'channel', id: 'M1', channel: 'C1', thread: null, view: { blocks: [] } };
const running: Background[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

async function background() {
  const k = await kit();
  const delivered: string[] = [];
  let ticks = 0;
  const chat: Chat = {
    deliver: async (_, { id }) => {
      delivered.push(id);
      return { result: 'sent' };
    },
  };
  const tick = async () => {
    ticks += 1;
    return 0;
  };
  const fault = (error: unknown) => void k.faults.push(error);
  const made = new Background({ outbox: k.outbox, clock: k.clock, listener: { tick }, fault, gaveUp: () => {} }, chat);
  running.push(made);
  return { k, made, delivered, ticks: () => ticks };
}

test('a commit with messages has them sent at once', async () => {
  const { k, made, delivered } = await background();
  await k.take();
  k.store.onCommit = (commit) => made.onCommit(commit);
  await k.store.transact('W1', 'K1', async (unit) => {
    await unit.send([MESSAGE]);
    return {};
  });
  await expect.poll(() => delivered).toEqual(['M1']);
});

test('an alarm that goes off soon is looked for in time, one that is further away is left to the loop', async () => {
  const { k, made, ticks } = await background();
  made.onCommit({ sent: false, alarmAt: k.clock.now() + 60_000 });
  made.onCommit({ sent: false, alarmAt: Number.POSITIVE_INFINITY });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ticks()).toBe(0);
  made.onCommit({ sent: false, alarmAt: k.clock.now() - 5 });
  await expect.poll(ticks).toBe(1);
});
