/** Every conversation of the product, in Slack: signed requests in, Block Kit out. */
import { beforeAll, describe, test } from 'vitest';
import { dialogs } from '../../support/dialogs.js';
import { START } from '../../support/kit.js';
import { memoryStore, type StoreMaker, snapshot } from '../../support/memory-store.js';
import { SlackConversation } from '../../support/slack/conversation.js';
import { SlackWorld } from '../../support/slack/world.js';

let team: string;
let copy: StoreMaker;
let lastTs: string;
let elapsedMs: number;

/** Baton meets everybody once; each conversation starts with a copy of that store. */
beforeAll(async () => {
  const store = await memoryStore();
  const world = await SlackWorld.make(store);
  team = await world.team();
  await new SlackConversation(world, team).people();
  lastTs = world.fake.ts();
  elapsedMs = world.clock.now() - START;
  await world.close();
  copy = await snapshot(store);
});

describe.each(dialogs)('%s', (_, list) => {
  test.each(list)('$name', async ({ steps }) => {
    const store = await copy();
    const world = await SlackWorld.make(store);
    // It goes on where the meeting ended: earlier timestamps would name other messages, and messages would wait.
    while (world.fake.ts() < lastTs);
    world.clock.pass(elapsedMs);
    try {
      const conversation = new SlackConversation(world, team);
      for (const step of steps) await conversation.play(step);
    } finally {
      await world.close();
      await store.close();
    }
  });
});
