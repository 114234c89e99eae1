/** Tasks by their number, and stages by their name. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bindStageName, bindTaskNumber } from '../../../src/commands/bind/items.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

describe('task numbers', () => {
  test.each([
    ['done', '#1', ''],
    ['done', '1', ''],
    ['due', 'tomorrow #1', 'tomorrow'],
  ])('%s %s', async (command, typed, left) => {
    expect(await grammar.pass(command, typed, bindTaskNumber)).toMatchObject({ args: { item: '#1' }, left });
  });
  test('without "#" are numbers unless they come first', async () => {
    expect(await grammar.pass('history', 'data 1', bindTaskNumber)).toMatchObject({ args: {}, left: 'data 1' });
  });
  test('are words for a command without tasks', async () => {
    expect(await grammar.pass('start', '#1', bindTaskNumber)).toMatchObject({ args: {}, left: '#1' });
  });
  test('of no task are reported', async () => {
    expect((await grammar.pass('done', '#99', bindTaskNumber)).problem).toMatchObject({ type: 'item', word: '#99' });
  });
});

describe('stage names', () => {
  test.each([
    ['start', 'data', { stage: 'Data' }, ''],
    ['start', 'the data stage', { stage: 'Data' }, ''],
    ['start', 'evaluaton', { stage: 'Evaluation' }, ''],
    ['own', 'bo training', { item: 'Training' }, 'bo'],
    ['block', 'data waiting for training', { stage: 'Data' }, 'waiting for training'],
    ['task add', 'write the card in training', { stage: 'Training' }, 'write the card'],
    ['task list', 'mine in data', { stage: 'Data' }, 'mine'],
  ])('%s %s', async (command, typed, args, left) => {
    expect(await grammar.pass(command, typed, bindStageName)).toEqual({ args, left, problem: undefined });
  });
  test('in front of a text that is declared first are part of the text', async () => {
    expect(await grammar.pass('task add', 'data card', bindStageName)).toMatchObject({ args: {}, left: 'data card' });
  });
  test('that no stage has are reported if the stage is required', async () => {
    expect((await grammar.pass('start', 'shipping', bindStageName)).problem).toEqual({
      problem: 'unknown-name',
      arg: 'stage',
      type: 'stage',
      word: 'shipping',
    });
    expect((await grammar.pass('task list', 'shipping', bindStageName)).problem).toBeUndefined();
  });
});
