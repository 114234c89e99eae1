/** Names that are words like any other. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

test('a project called “A” can be named, and “a” stays an article', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'new A');
  expect((await k.say_('ana', 'status A')).text).toMatch(/^A\b/);
  expect((await k.say_('ana', 'task add write a card')).text).toContain('write a card');
});
