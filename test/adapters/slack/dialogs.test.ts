/** The conversations of the product, in Slack: signed requests in, Block Kit out. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Opened } from '../../../adapters/store/opened.js';
import { onPlatform } from '../../support/dialog-cover.js';
import { dialogs } from '../../support/dialogs.js';
import { START } from '../../support/kit.js';
import { memoryStore, rewinder } from '../../support/memory-store.js';
import { SlackConversation } from '../../support/slack/conversation.js';
import { SlackWorld } from '../../support/slack/world.js';

let team: string;
let fresh: () => Opened;
let lastTs: string;
let elapsedMs: number;

/** Baton meets everybody once; each conversation starts with the store as it was then. */
beforeAll(async () => {
  const store = await memoryStore();
  const world = await SlackWorld.make(store);
  team = await world.team();
  await new SlackConversation(world, team).people();
  lastTs = world.fake.ts();
  elapsedMs = world.clock.now() - START;
  await world.close();
  fresh = await rewinder(store);
});
afterAll(() => fresh().close());

describe.each(onPlatform(dialogs))('%s', (_, list) => {
  test.each(list)('$name', async ({ steps }) => {
    const world = await SlackWorld.make(fresh());
    // It goes on where the meeting ended: earlier timestamps would name other messages, and messages would wait.
    while (world.fake.ts() < lastTs);
    world.clock.pass(elapsedMs);
    try {
      const conversation = new SlackConversation(world, team);
      for (const step of steps) await conversation.play(step);
    } finally {
      await world.close();
    }
  });
});
