/** Which project is meant where there are several: the one that was named, and none of another place without a question. */
import { expect, test } from 'vitest';
import { kit } from '../support/kit.js';

/** A channel with these projects, the first of them its main one. */
async function withProjects(...names: string[]) {
  const k = await kit();
  for (const name of names) await k.say_('ana', `new ${name}`);
  const say = async (text: string, channel = 'churn') => (await k.say_('ana', text, { spoken: true, channel })).text;
  return { k, say };
}

test('a project that one clause names is meant by those behind it', async () => {
  const { say } = await withProjects('Demand forecast', 'Churn model');
  const answer = await say('mark churn model deployment as done and start monitoring');
  expect(answer).toContain('started Monitoring in Churn model');
  expect(await say('start training')).toContain('started Training in Demand forecast');
});

test('a model that is called like a project belongs to it', async () => {
  const { say } = await withProjects('Demand forecast', 'Spam filter');
  expect(await say('promoted spam-filter 8 to production')).toContain('Spam filter');
});

test('“the churn model” is the project, and no stage of another one', async () => {
  const { say } = await withProjects('Demand forecast', 'Churn model');
  expect(await say('is the churn model in prod?')).toContain('Churn model');
});

test('to delete a project, its archive is offered', async () => {
  const { k } = await withProjects('Demand forecast', 'Spam filter');
  const { answer, text } = await k.say_('ana', 'delete the spam filter project, we don’t need it', { spoken: true });
  expect(JSON.stringify(answer)).toContain('"archive"');
  expect(text).toContain('Shall I?');
});

test('in a channel without projects nothing is done in those of other places that nobody named', async () => {
  const { say } = await withProjects('Demand forecast', 'Churn model');
  expect(await say('start data', 'lunch')).toContain('Which Data?');
  expect(await say('start data in churn model', 'lunch')).toContain('started Data in Churn model');
  expect(await say('in demand forecast, start data', 'lunch')).toContain('started Data in Demand forecast');
  const { k } = await withProjects('Demand forecast', 'Fraud alerts');
  await k.say_('ana', 'stage add Labelling in fraud alerts');
  expect((await k.say_('ana', 'start labelling', { spoken: true, channel: 'lunch' })).text).toContain('Shall I?');
});

test('an order doesn’t answer when the digest is to come', async () => {
  const { say } = await withProjects('Demand forecast');
  await say('change the digest time');
  expect(await say('start training and block data: no gpus')).toContain('started Training');
});

test('work of nobody that was spoken of is not given away', async () => {
  const { say } = await withProjects('Demand forecast');
  await say('give deployment to bo');
  expect(await say('bo is on vacation next week, give all his stuff to chi')).not.toContain('offered');
});
