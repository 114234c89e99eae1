/**
 * The conversations of the product, in Teams: activities in, Adaptive Cards out. Forms open in dialogs; conversations that open
 * one are played again with forms in cards, and `npm run soak` plays all of them again.
 */
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Opened } from '../../../adapters/store/opened.js';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { onPlatform } from '../../support/dialog-cover.js';
import { type Dialog, dialogsWhere } from '../../support/dialogs.js';
import { FULL } from '../../support/full.js';
import { START } from '../../support/kit.js';
import { memoryStore, rewinder } from '../../support/memory-store.js';
import { TeamsConversation } from '../../support/teams/conversation.js';
import { SETTINGS, World } from '../../support/teams/world.js';

let tenant: string;
let fresh: () => Opened;
let lastId: string;
let elapsedMs: number;

/** Baton meets everybody once; each conversation starts with the store as it was then. */
beforeAll(async () => {
  const store = await memoryStore();
  const world = await World.make(store);
  tenant = world.tenant();
  await new TeamsConversation(world, tenant, true).people();
  lastId = world.fake.id();
  elapsedMs = world.clock.now() - START;
  await world.close();
  fresh = await rewinder(store);
});
afterAll(() => fresh().close());

async function play({ steps }: Dialog, forms: TeamsSettings['forms']): Promise<void> {
  const world = await World.make(fresh(), { settings: { ...SETTINGS, forms } });
  // It goes on where the meeting ended: earlier ids would count as handled, and messages would wait for a later time.
  while (world.fake.id() < lastId);
  world.clock.pass(elapsedMs);
  try {
    const conversation = new TeamsConversation(world, tenant, forms === 'dialog');
    for (const step of steps) await conversation.play(step);
  } finally {
    await world.close();
  }
}

const opensForm = ({ steps }: Dialog): boolean => steps.some((s) => s.form || s.fill || s.errors);

describe.each([
  ['dialogs', 'dialog', onPlatform(dialogsWhere((one) => !one.public))],
  ['cards', 'card', dialogsWhere((one) => !one.public && (FULL || opensForm(one)))],
] as const)('forms in %s', (_, forms, played) => {
  describe.each(played)('%s', (_file, list) => {
    test.each(list)('$name', (dialog) => play(dialog, forms));
  });
});
