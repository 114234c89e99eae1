/** Names of commands that are mistyped are read as what they stand for, and Baton says so. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

test.each([
  ['tsak list', 'I read that as task list.', 'Open tasks · Churn'],
  ['stge show data in churn', 'I read that as stage show.', 'Data · Churn'],
  ['taks add write it up', 'I read that as task add.', 'Ana Silva added #1 write it up to Churn.'],
])('%s', async (said, ...lines) => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const { text } = await k.say_('ana', said, { spoken: true });
  for (const line of lines) expect(text).toContain(line);
});
