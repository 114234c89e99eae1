/** A state in quotation marks is a state, and the text around it stays as it was written. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

/** What a task is called after an order, in the words in which Baton says so. */
async function said(text: string): Promise<string> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  return (await k.say_('ana', text, { spoken: true })).text;
}

test.each([
  ['mark data as "done"', 'finished Data'],
  ['set data to “in progress”', 'started Data'],
  ['add a task to set the label to "done"', 'set the label to "done" to Churn'],
  ['block data: the flag says it is "open"', '“the flag says it is "open"”'],
  ['rename data to "in progress"', 'renamed Data to in progress'],
])('%s', async (text, says) => expect(await said(text)).toContain(says));
