/** Where the title of a task ends, and what stands at its edges. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

/** What a new task is, in the words in which Baton says so. Today is Monday, 2 March. */
async function added(text: string): Promise<string> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  return (await k.say_('ana', text, { spoken: true })).text;
}

test.each([
  ['add task fix it by hand', 'added #1 fix it by hand to Churn.\nNo owner yet'],
  [
    'add task fix the outage of 19 Feb until the 9th',
    'added #1 fix the outage of 19 Feb to Churn.\nNo owner yet · due Mon 9 Mar',
  ],
  [
    'add task data "fix it by friday" before the 9th',
    'added #1 fix it by friday to Churn.\nNo owner yet · Data · due Mon 9 Mar',
  ],
  ['add task: data: "label the set" for bo', 'added #1 label the set to Churn.\nOffered to Bo Berg · Data'],
])('%s', async (text, says) => {
  expect(await added(text)).toBe(`Ana Silva ${says}`);
});

test('a new title is asked for by what it is for', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add mend the lamp');
  const asked = await k.say_('ana', 'change the title of #1', { spoken: true });
  expect(asked.text).toContain('What should it be called?');
});

test('politeness alone is no title', async () => {
  expect(await added('add task please')).toContain('What is the task?');
});
