/** What answers an offer in a direct message, in whatever words. */
import { beforeEach, expect, test } from 'vitest';
import { controlsOf } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('chi', 'about me');
});

/** What Bo says to Baton in a direct message. */
async function bo(text: string) {
  const turn = await k.say_('bo', text, { direct: true, spoken: true });
  return { ...turn, buttons: turn.answer ? controlsOf(turn.answer).map(({ label }) => label) : [] };
}

test.each([
  ['too busy, pass it to @chi', 'too busy'],
  ['no gpus this week, pass it to chi', 'no gpus this week'],
  ['pass it to chi, no time until May', 'no time until May'],
])('“%s” keeps the reason', async (said, reason) => {
  await k.say_('ana', 'own training @bo');
  const { text, out } = await bo(said);
  expect(text).toContain('passed Training in Churn on to Chi Rao');
  expect(JSON.stringify(out)).toContain(reason);
});

test('of two offers it is asked which is passed on', async () => {
  await k.say_('ana', 'own training @bo');
  await k.say_('ana', 'own data @bo');
  const { text, buttons } = await bo('pass it to @chi');
  expect(text).toContain('Which one?');
  expect(buttons).toEqual(['Training in Churn', 'Data in Churn']);
});

test('“yes and start it” accepts and starts; of two offers each can be, and a condition changes nothing', async () => {
  await k.say_('ana', 'own training @bo');
  expect((await bo('yes and start it if the labels are there')).buttons).toEqual(['Accept Training', 'Start Training']);
  await k.say_('ana', 'own training @chi');
  await k.say_('ana', 'own training @bo');
  expect((await bo('yes and start it')).text).toMatch(/You took Training[\s\S]*started Training/);
  await k.say_('ana', 'own evaluation @bo');
  await k.say_('ana', 'own data @bo');
  expect((await bo('yes and start it')).buttons).toEqual([
    'Accept Evaluation',
    'Start Evaluation',
    'Accept Data',
    'Start Data',
  ]);
});

test('a list of stages that two projects have is asked about once, and all of it is done', async () => {
  await k.say_('ana', 'new Fraud');
  const { text, buttons } = await bo('finish data and training');
  expect(text).toContain('More than one project has those.');
  expect(buttons).toEqual(['Data in Churn', 'Data in Fraud', 'Training in Churn', 'Training in Fraud']);
  expect((await bo('fraud')).text).toMatch(/finished Data in Fraud[\s\S]*finished Training in Fraud/);
});

test('“same for” holds for a whole list, and a day corrects a date', async () => {
  await k.say_('ana', 'give evaluation to bo', { spoken: true });
  expect((await k.say_('ana', 'same for training and monitoring', { spoken: true })).text).toMatch(
    /Training in Churn to Bo Berg[\s\S]*Monitoring in Churn to Bo Berg/,
  );
  await k.say_('ana', 'evaluation is due friday', { spoken: true });
  expect((await k.say_('ana', 'nah make it the 9th', { spoken: true })).text).toContain('due on Mon 9 Mar');
  const { answer } = await k.say_('ana', 'hmm, maybe the 10th', { spoken: true });
  expect(answer && controlsOf(answer).map(({ label }) => label)).toEqual(['Set Evaluation due Tue 10 Mar']);
});
