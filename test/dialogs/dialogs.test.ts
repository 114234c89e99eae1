/** Whole conversations, written as data in the `.yml` files next to this one. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import type { Opened } from '../../adapters/store/opened.js';
import { hiddenProject } from '../support/canary.js';
import { Conversation } from '../support/conversation.js';
import { allDialogs, type Dialog, dialogsWhere } from '../support/dialogs.js';
import { learnFirst } from '../support/engine.js';
import { FULL } from '../support/full.js';
import { Kit, kit, peopled } from '../support/kit.js';
import { rewinder } from '../support/memory-store.js';
import { opened } from '../support/stores.js';

async function play(k: Kit, { steps }: Dialog): Promise<void> {
  const conversation = new Conversation(k);
  for (const step of steps) await conversation.play(step);
}

describe('on SQLite', () => {
  let fresh: () => Opened;
  beforeAll(async () => {
    learnFirst();
    const k = await kit();
    // Nobody in the conversations sees it, and none of them may change because it is there.
    await k.store.transact('W1', 'hidden', async (unit) => {
      await unit.apply(hiddenProject());
      return {};
    });
    fresh = await rewinder(k.opened);
  });
  afterAll(() => fresh().close());

  describe.each(allDialogs)('%s', (_, list) => {
    test.each(list)('$name', async (dialog) => {
      await play(new Kit(fresh()), dialog);
    });
  });
});

/**
 * The features whose queries depend most on the database: alarms and leases, the history read backwards. `npm run soak` plays all
 * conversations on PostgreSQL. What both databases must answer alike is in the contracts, and what digests ask of them in
 * `features/digest/alarm.test.ts`.
 */
const BY_STORE = ['history.yml', 'reminders.yml', 'undo.yml'];

describe('on PostgreSQL, all in one store', () => {
  let store: Opened;
  let done: () => Promise<void>;
  beforeAll(async () => {
    ({ store, done } = await opened('postgres'));
  });
  afterAll(() => done());

  describe.each(dialogsWhere((_, _i, file) => FULL || BY_STORE.includes(file)))('%s', (_, list) => {
    // Each in its own workspace: none sees what the others did.
    test.each(list)('$name', async (dialog) => {
      await play(await peopled(new Kit(store, newId())), dialog);
      // Its alarms would go off in the conversations that follow.
      await store.db.deleteFrom('alarm').execute();
    });
  });
});
