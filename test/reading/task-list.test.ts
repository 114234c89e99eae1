/** Several tasks in one sentence. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const tasks = async () =>
  (await k.store.read('W1', (r) => r.find('task', { order: ['number'] }))).map(({ title, owner }) => [title, owner]);

test('if the owner of one can’t be told, its words stay in its title', async () => {
  await k.say_('ana', 'add two tasks: write the docs, for everyone and fix the loader', { spoken: true });
  expect(await tasks()).toEqual([
    ['write the docs, for everyone', null],
    ['fix the loader', null],
  ]);
});

test('what stands in front of the colon is said of all of them', async () => {
  await k.say_('ana', 'add 2 tasks for me in monitoring: write the docs and fix the loader', { spoken: true });
  expect(await tasks()).toEqual([
    ['write the docs', 'U1'],
    ['fix the loader', 'U1'],
  ]);
  const stages = await k.store.read('W1', (r) => r.tally('task', 'stage', {}));
  expect([...stages.values()]).toEqual([2]);
});
