/** Arguments that are named by a key: `stage:data`. */
import { beforeAll, expect, test } from 'vitest';
import { bindKeyedValues } from '../../../src/commands/bind/keyed-values.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

test.each([
  ['task add', 'stage:data write the card', { stage: 'Data' }, 'write the card'],
  ['task add', 'stage: data write the card', { stage: 'Data' }, 'write the card'],
  ['task add', 'write the card for:data', { stage: 'Data' }, 'write the card'],
  ['task add', 'owner:@bo write the card', { owner: 'Bo Berg' }, 'write the card'],
  ['task add', 'owner: bo berg write the card', { owner: 'Bo Berg' }, 'write the card'],
  ['task add', 'owner:me write the card', { owner: 'Ana Silva' }, 'write the card'],
  ['task add', 'due:friday write the card', { due: 'friday' }, 'write the card'],
  ['task add', 'due: end of next week write the card', { due: '2026-03-13' }, 'write the card'],
  ['task add', 'project: churn model write the card', { project: 'Churn model' }, 'write the card'],
  ['task add', 'task: write the card by friday', { title: 'write the card by friday' }, ''],
  ['task add', 'task:"write the card" by friday', { title: 'write the card' }, 'by friday'],
  ['new', 'Search stages: data, launch', { stages: 'data, launch' }, 'Search'],
])('%s %s', async (command, typed, args, left) => {
  expect(await grammar.pass(command, typed, bindKeyedValues)).toEqual({ args, left, problem: undefined });
});

test('a key without a value is ignored', async () => {
  expect(await grammar.pass('task add', 'write the card stage:', bindKeyedValues)).toEqual({
    args: {},
    left: 'write the card',
    problem: undefined,
  });
});

test('an argument has one key: the second stays in the text', async () => {
  const { args, left } = await grammar.pass('task add', 'stage:data stage:training x', bindKeyedValues);
  expect(args).toEqual({ stage: 'Data' });
  expect(left).toBe('stage:training x');
});

test('a key of no argument stays in the text', async () => {
  expect((await grammar.pass('task add', 'note:this matters', bindKeyedValues)).left).toBe('note:this matters');
});

test('an unknown name after a key is reported', async () => {
  expect((await grammar.pass('task add', 'stage:shipping x', bindKeyedValues)).problem).toEqual({
    problem: 'unknown-name',
    arg: 'stage',
    type: 'stage',
    word: 'shipping',
  });
});
