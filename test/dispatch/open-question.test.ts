/** What is never taken as the answer to an open question: an order or a question of its own. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const aloud = { spoken: true };

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('bo', 'help', { direct: true });
  await k.say_('ana', 'new Churn');
});

const stages = (): Promise<string[]> =>
  k.store.read('W1', async (read) => (await read.find('stage', { order: ['position'] })).map(({ name }) => name));

test.each(['delete the red teaming stage', 'what are we waiting on from bo?', 'what are we waiting on from bo'])(
  'after a place that is unknown, “%s” names no place',
  async (text) => {
    await k.say_('ana', 'add a stage "Red teaming" after testing', aloud);
    expect((await k.say_('ana', text, aloud)).text).not.toContain(`There is no stage “${text}`);
  },
);

test.each(['evaluation', 'after evaluation please'])('“%s” still does', async (text) => {
  await k.say_('ana', 'add a stage "Red teaming" after testing', aloud);
  await k.say_('ana', text, aloud);
  expect(await stages()).toContain('Red teaming');
});

test('a question is no reason', async () => {
  await k.say_('ana', 'block data', aloud);
  await k.say_('ana', 'is the loader to be trusted at all?', aloud);
  const [data] = await k.store.read('W1', (read) => read.find('stage', { where: { key: 'data' } }));
  expect(data?.state).toBe('not_started');
});
