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
  ['block training: no gpus', 'start training and start data'],
  ['', 'due data 31 nov and start evaluation'],
  ['', 'finish #9 and start data'],
])('if one of several can’t be done, it is said that the others weren’t either: “%s”, “%s”', async (before, text) => {
  if (before) await k.say_('ana', before, aloud);
  const answer = await k.say_('ana', text, aloud);
  expect(answer.text).toContain('Nothing else in your message was done either');
  expect((await k.say_('ana', 'status', aloud)).text).not.toContain('[in progress]');
});

test('what was only offered beside a question is not spoken of as undone', async () => {
  const { text } = await k.say_('ana', 'it’s stuck, clear it', aloud);
  expect(text).not.toContain('Nothing else in your message');
});

test('what is set back after a look at something is only offered', async () => {
  await k.say_('ana', 'due training in 2 weeks', aloud);
  await k.say_('ana', 'history of training', aloud);
  expect((await k.say_('ana', 'set it back to what it was', aloud)).text).toContain('Shall I?');
  await k.say_('ana', 'due training in 3 weeks', aloud);
  expect((await k.say_('ana', 'set it back to what it was', aloud)).text).toContain('undid');
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
