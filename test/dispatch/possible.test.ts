/** What is offered can be done at a press. */
import { expect, test } from 'vitest';
import { controlsOf } from '../../src/view/view.js';
import { kit } from '../support/kit.js';

test('to unblock is offered only for what is blocked', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const say = (text: string) => k.say_('ana', text, { spoken: true });
  const labels = async (text: string) => {
    const { answer } = await say(text);
    return answer ? controlsOf(answer).map(({ label }) => label) : [];
  };
  const report = 'quota was granted this morning, so deployment can go on';
  expect(await labels(report)).not.toContain('Unblock Deployment');
  expect((await say(report)).text).toContain('Deployment is not started');
  await k.say_('ana', 'start deployment');
  await k.say_('ana', 'block deployment: no quota');
  expect(await labels(report)).toEqual(['Unblock Deployment']);
});

test('a day that has passed is not the only one to choose', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const { answer } = await k.say_('ana', 'due data yesterday');
  expect(answer && controlsOf(answer).map(({ label }) => label)).toEqual(['Sun 1 Mar', 'Mon 2 Mar', 'Tue 3 Mar']);
  expect((await k.press('ana', answer, 'Tue 3 Mar', { shared: false })).text).toContain('due on Tue 3 Mar');
});
