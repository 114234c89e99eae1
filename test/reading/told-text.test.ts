/** A guessed order finds its text behind a colon, in quotation marks, or behind what is to be made. */
import { expect, test } from 'vitest';
import { freshWorld } from '../phrases/build.js';

test.each([
  [
    'can we get a ticket going for the flaky CI on the feature repo',
    'task add',
    { title: 'the flaky CI on the feature repo' },
  ],
  ['we could use a ticket for rotating the keys by friday', 'task add', { title: 'rotating the keys' }],
  [
    'I’m not sure whether this is the right place to ask, but could you please put together a task for Emi, called “Explain why we can’t use the accounts”?',
    'task add',
    { title: 'Explain why we can’t use the accounts' },
  ],
  [
    'fraud needs a one-line description: scores card payments in real time',
    'describe',
    { description: 'scores card payments in real time' },
  ],
])('%s', async (text, command, args) => {
  const world = await freshWorld();
  const { understood } = await world.say('Ana', text, 'mention');
  expect(understood?.acts).toEqual([
    { act: 'offer', call: { command, args: expect.objectContaining(args) as Record<string, string> } },
  ]);
});
