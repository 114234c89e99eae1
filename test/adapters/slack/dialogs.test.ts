/** Every conversation of the product, in Slack: signed requests in, Block Kit out. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Opened } from '../../../adapters/store/open.js';
import { dialogs } from '../../support/dialogs.js';
import { SlackConversation } from '../../support/slack/conversation.js';
import { World } from '../../support/slack/world.js';
import { opened } from '../../support/stores.js';

let store: Opened;
let done: () => Promise<void>;
beforeAll(async () => {
  ({ store, done } = await opened('sqlite'));
});
afterAll(() => done());

describe.each(dialogs)('%s', (_, list) => {
  test.each(list)('$name', async ({ steps }) => {
    const world = await World.make(store);
    try {
      const conversation = new SlackConversation(world, await world.team());
      await conversation.people();
      for (const s of steps) await conversation.play(s);
    } finally {
      await world.close();
    }
  });
});
