/** Every conversation of the product, in Slack: signed requests in, Block Kit out. */
import { describe, test } from 'vitest';
import { dialogs } from '../../support/dialogs.js';
import { SlackConversation } from '../../support/slack/conversation.js';
import { SlackWorld } from '../../support/slack/world.js';

describe.each(dialogs)('%s', (_, list) => {
  test.each(list)('$name', async ({ steps }) => {
    const world = await SlackWorld.inMemory();
    try {
      const conversation = new SlackConversation(world, await world.team());
      await conversation.people();
      for (const step of steps) await conversation.play(step);
    } finally {
      await world.close();
    }
  });
});
