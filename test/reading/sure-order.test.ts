/** An order in words of its own is carried out if it can mean nothing else; anything less is only offered. */
import { expect, test } from 'vitest';
import { freshWorld } from '../phrases/build.js';

const actsOf = async (text: string) => {
  const world = await freshWorld();
  const { understood } = await world.say('Ana', text, 'mention');
  return understood?.acts.map(({ act, call }) => `${act} ${call.command}`);
};

test.each([
  ['promote dana to lead of the fraud project', 'do lead'],
  ['swap #3 over to chi', 'do own'],
  ['put training down for Dec 14, 2026', 'do due'],
  ['Kindly revise the due date of the model card task to 10th December 2026. Thanks and regards, Ana', 'do due'],
])('%s', async (text, wanted) => {
  expect(await actsOf(text)).toEqual([wanted]);
});

test.each([
  'swap #3 over to chi?',
  'maybe swap #3 over to chi',
  'swap #3 over to chi or emi',
  'if dana agrees, swap #3 over to chi',
  'do not swap #3 over to chi',
  'dana wants to swap #3 over to chi',
  // Emi has no place in the order.
  'swap #3 over to chi with emi',
  // Which project is that?
  'start training in the recsys project',
  'next week swap #3 over to chi',
  'plan: swap #3 over to chi',
  'praise #2 to chi',
  'update chi on #2',
  'demo training on friday',
  'fix #1 by friday',
  'nobody told me to swap #3 over to chi and start evaluation',
  // Data is done already: what is asked is only whether to say so.
  'mark data as done, thoughts',
  'mark data as done i guess',
])('nothing is done: %s', async (text) => {
  const acts = (await actsOf(text)) ?? [];
  expect(acts.filter((act) => act.startsWith('do '))).toEqual([]);
});

test.each([
  ['swap #3 over to chi, dana’s at a conference til mon', ['do own']],
  ['swap #3 over to chi, start evaluation', ['do own', 'do start']],
  ['start evaluation, swap #3 over to chi', ['do start', 'do own']],
])('beside other words: %s', async (text, wanted) => {
  expect(await actsOf(text)).toEqual(wanted);
});
