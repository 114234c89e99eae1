/** Several orders in one message: "it" is what was just made, and what can't be done is kept as a task. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const aloud = { spoken: true };

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('bo', 'help', { direct: true });
  await k.say_('ana', 'new Churn');
});

test('“it” is what was just made, in the same message and in the next', async () => {
  const { text } = await k.say_('ana', 'add a stage Pilot after data, then give it to @bo and start it', aloud);
  expect(text).toContain('added the stage Pilot');
  expect(text).toContain('offered Pilot in Churn to Bo Berg');
  expect(text).toContain('started Pilot');
  expect((await k.say_('ana', 'block it: no room', aloud)).text).toContain('marked Pilot in Churn as blocked');
});

test('in private, each of them is told to “you”', async () => {
  const { text } = await k.say_('ana', 'take data and start it', { ...aloud, direct: true });
  expect(text).toContain('You took Data');
  expect(text).toContain('You started Data');
});

test('nothing is done if what follows cannot be', async () => {
  await k.say_('ana', 'add a stage Data, then give it to @bo', aloud);
  expect(await k.store.read('W1', (read) => read.find('offer', {}))).toEqual([]);
});

test.each([
  ['', 'Remind bo'],
  ['task add fix the loader', 'Remind bo about #1'],
])('what Baton can’t do is kept as a task, about what was last spoken of: after “%s”, “%s”', async (before, title) => {
  if (before) await k.say_('ana', before, aloud);
  const { answer } = await k.say_('ana', 'pls remind bo', aloud);
  expect((await k.press('ana', answer, `Create the task “${title}”`)).text).toContain(title);
});

test('what is only asked is kept as nothing', async () => {
  const { answer } = await k.say_('ana', 'did you remind bo?', aloud);
  expect(JSON.stringify(answer)).not.toContain('task add');
});
