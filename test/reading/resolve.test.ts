/** By how much a date moves counts from the day that the item is due. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
const said = async (text: string) => (await k.say_('ana', text, { spoken: true })).text;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add "label the set"');
});

test('a task and a stage are moved from their own days', async () => {
  await said('due #1 2026-03-20');
  await said('due data 2026-04-01');
  expect(await said('push #1 by a week')).toContain('set #1 label the set in Churn due on Fri 27 Mar');
  expect(await said('push it back two days')).toContain('set #1 label the set in Churn due on Sun 29 Mar');
  expect(await said('push data by a week')).toContain('set Data in Churn due on Wed 8 Apr');
});

test('what has no day yet is asked for one', async () => {
  expect(await said('push #1 by a week')).toContain('When is it due?');
});

test('a stage that the named project doesn’t have is told, with the stages that it has', async () => {
  await k.say_('ana', 'new Fraud stages: data, labelling');
  expect(await said('finish labelling in churn')).toContain('Churn has no stage “labelling”. Which one do you mean?');
});

test('with nobody spoken of, “him” is asked for', async () => {
  expect(await said('give data to him')).toContain('Who should it be?');
});
