import { beforeEach, expect, test } from 'vitest';
import { Lookup } from '../../../adapters/slack/lookup.js';
import { TestClock } from '../../support/kit.js';

interface Named {
  id: string;
  name: string;
}

let clock: TestClock;
/** What the store and Slack know, and what was asked of them. */
let stored: Named | undefined;
let slack: Named | undefined;
let asked: string[];
let lookup: Lookup<Named>;
beforeEach(() => {
  clock = new TestClock();
  stored = undefined;
  slack = undefined;
  asked = [];
  lookup = new Lookup({
    clock,
    stored: async () => {
      asked.push('store');
      return stored;
    },
    isComplete: () => true,
    asked: async () => {
      asked.push('Slack');
      return slack;
    },
  });
});

const get = () => lookup.get('slack:T1', 'U1');
const ANA = { id: 'U1', name: 'Ana Silva' };

test('what the store has is not asked of Slack, and is then privately ask the author', async () => {
  stored = ANA;
  expect([await get(), await get()]).toEqual([ANA, ANA]);
  expect(asked).toEqual(['store']);
});

test('what the store does not have is asked of Slack once, however many need it at the same time', async () => {
  slack = ANA;
  expect(await Promise.all([get(), get()])).toEqual([ANA, ANA]);
  expect(await get()).toEqual(ANA);
  expect(asked).toEqual(['store', 'Slack']);
});

test('somebody who is stored without a name is asked about', async () => {
  stored = { id: 'U1', name: 'U1' };
  slack = ANA;
  expect(await get()).toEqual(ANA);
});

test('what Slack cannot say is not asked again for a minute', async () => {
  stored = { id: 'U1', name: 'U1' };
  expect(await get()).toEqual(stored);
  clock.pass(59_999);
  expect(await get()).toEqual(stored);
  expect(asked.filter((source) => source === 'Slack')).toHaveLength(1);
  clock.pass(1);
  slack = ANA;
  expect(await get()).toEqual(ANA);
});

test('workspaces do not share what they know', async () => {
  lookup.set('slack:T1', ANA);
  expect(lookup.cached('slack:T2', 'U1')).toBeUndefined();
  expect(lookup.cached('slack:T1', 'U1')).toEqual(ANA);
  lookup.delete('slack:T1', 'U1');
  expect(lookup.cached('slack:T1', 'U1')).toBeUndefined();
});
