/** "It" is the one thing of a list that was asked for; of several, none. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

test.each([
  ['at-risk training because slow', 'what is at risk?', 'unblock it', 'put Training in Churn model back on track'],
  ['block training because slow', 'what is blocked?', 'unblock it', 'put Training in Churn model back on track'],
  ['due training yesterday', 'what is overdue?', 'take it', 'took Training in Churn model'],
])('%s: %s %s', async (change, question, order, says) => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'start training');
  if (change.startsWith('due')) {
    await k.say_('ana', 'due training 2026-03-03');
    k.clock.pass(3 * 86_400_000);
  } else await k.say_('ana', change);
  await k.say_('ana', question, { spoken: true });
  const { text } = await k.say_('ana', order, { spoken: true });
  expect(text).toContain(says);
});

test('of two, neither', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  for (const stage of ['data', 'training']) await k.say_('ana', `block ${stage} because slow`);
  await k.say_('ana', 'what is blocked?', { spoken: true });
  expect((await k.say_('ana', 'unblock it', { spoken: true })).text).not.toContain('back on track');
});
