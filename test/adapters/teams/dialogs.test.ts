/** Every conversation of the product, in Teams: activities in, Adaptive Cards out; with forms in dialogs, and in cards. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Opened } from '../../../adapters/store/open.js';
import { dialogs } from '../../support/dialogs.js';
import { opened } from '../../support/stores.js';
import { TeamsConversation } from '../../support/teams/conversation.js';
import { SETTINGS, World } from '../../support/teams/world.js';

let store: Opened;
let done: () => Promise<void>;
beforeAll(async () => {
  ({ store, done } = await opened('sqlite'));
});
afterAll(() => done());

describe.each(['dialog', 'card'] as const)('forms: %s', (forms) => {
  describe.each(dialogs)('%s', (_, list) => {
    test.each(list)('$name', async ({ steps }) => {
      const world = await World.make(store, { settings: { ...SETTINGS, forms } });
      try {
        const conversation = new TeamsConversation(world, world.tenant(), forms === 'dialog');
        await conversation.people();
        for (const s of steps) await conversation.play(s);
      } finally {
        await world.close();
      }
    });
  });
});
