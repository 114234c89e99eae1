/** "By then" is the day that was named in front of it. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

test('a second thing is due by the day of the first', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  const { text } = await k.say_('ana', 'data is due by friday and evaluation by then', { spoken: true });
  expect(text).toBe(
    'Ana Silva set Data in Churn model due on Fri 6 Mar.\nAna Silva set Evaluation in Churn model due on Fri 6 Mar.',
  );
});

test('without a day in front, “then” is no day', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'evaluation is due by then', { spoken: true });
  expect((await k.say_('ana', 'about due evaluation')).text).toContain('no due date');
});
