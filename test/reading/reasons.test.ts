/** A reason goes on to the end of what explains it. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

test.each([
  [
    'block data because the labels are late and so we wait. The vendor says May.',
    '“the labels are late and so we wait. The vendor says May”',
  ],
  ['block data because the labels are late. Thanks!', '“the labels are late”'],
])('%s', async (said, reason) => {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  const { text } = await k.say_('ana', said, { spoken: true });
  expect(text).toContain(`marked Data in Churn model as blocked: ${reason}`);
});
