/**
 * Every conversation of the product, in Teams: activities in, Adaptive Cards out. Forms open in dialogs; the conversations
 * that open one are played again with forms in cards, and `npm run soak` plays all of them again.
 */
import { describe, test } from 'vitest';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { type Dialog, dialogs, dialogsWhere } from '../../support/dialogs.js';
import { FULL } from '../../support/full.js';
import { memoryStore } from '../../support/memory-store.js';
import { TeamsConversation } from '../../support/teams/conversation.js';
import { SETTINGS, World } from '../../support/teams/world.js';

async function play({ steps }: Dialog, forms: TeamsSettings['forms']): Promise<void> {
  const store = await memoryStore();
  const world = await World.make(store, { settings: { ...SETTINGS, forms } });
  try {
    const conversation = new TeamsConversation(world, world.tenant(), forms === 'dialog');
    await conversation.people();
    for (const s of steps) await conversation.play(s);
  } finally {
    await world.close();
    await store.close();
  }
}

const opensForm = ({ steps }: Dialog): boolean => steps.some((s) => s.form || s.fill || s.errors);

describe.each([
  ['dialogs', 'dialog', dialogs],
  ['cards', 'card', dialogsWhere((one) => FULL || opensForm(one))],
] as const)('forms in %s', (_, forms, played) => {
  describe.each(played)('%s', (_file, list) => {
    test.each(list)('$name', (dialog) => play(dialog, forms));
  });
});
