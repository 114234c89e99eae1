/** Every conversation of the product, in Slack: signed requests in, Block Kit out. */
import { describe, test } from 'vitest';
import { dialogs } from '../../support/dialogs.js';
import { memoryStore } from '../../support/memory-store.js';
import { SlackConversation } from '../../support/slack/conversation.js';
import { World } from '../../support/slack/world.js';

describe.each(dialogs)('%s', (_, list) => {
  test.each(list)('$name', async ({ steps }) => {
    const store = await memoryStore();
    const world = await World.make(store);
    try {
      const conversation = new SlackConversation(world, await world.team());
      await conversation.people();
      for (const s of steps) await conversation.play(s);
    } finally {
      await world.close();
      await store.close();
    }
  });
});
