/** The passes together: each word goes to the argument that is surest of it. */
import { beforeAll, expect, test } from 'vitest';
import { Grammar } from '../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

test.each([
  ['start', 'training in churn model', { stage: 'Training', project: 'Churn model' }],
  ['own', '@bo data', { person: 'Bo Berg', item: 'Data' }],
  ['own', 'data to bo', { person: 'Bo Berg', item: 'Data' }],
  ['block', 'data: no labels until Monday', { stage: 'Data', reason: 'no labels until Monday' }],
  ['block', 'data because of training', { stage: 'Data', reason: 'of training' }],
  ['due', '#1 next friday', { item: '#1', day: 'next friday' }],
  [
    'task add',
    '"write the card" stage:training owner:@bo by friday in churn model',
    { title: 'write the card', stage: 'Training', owner: 'Bo Berg', due: '2026-03-06', project: 'Churn model' },
  ],
  ['task list', 'overdue 2 in training', { which: 'overdue', stage: 'Training', page: '2' }],
  ['edit', '#1 title:"label both sets" due:tomorrow', { item: '#1', title: 'label both sets', due: 'tomorrow' }],
  ['set', 'answers private me', { setting: 'answers', where: 'me', value: 'private' }],
])('%s %s', async (command, typed, args) => {
  expect(await grammar.bind(command, typed)).toEqual({ args });
});

test('the first problem is reported, with the arguments bound all the same', async () => {
  expect(await grammar.bind('own', '@bo shipping')).toEqual({
    args: { person: 'Bo Berg' },
    problem: { problem: 'unknown-name', arg: 'item', type: 'stage', word: 'shipping' },
  });
});
