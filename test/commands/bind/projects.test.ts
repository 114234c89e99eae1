/** Projects by their name. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bindProjectAfterKey, bindProjectName } from '../../../src/commands/bind/projects.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

describe('after a key', () => {
  test.each([
    ['start', 'training in churn model', 'training'],
    ['task add', 'write the card for "Churn model" by friday', 'write the card by friday'],
    ['block', 'data no labels in churn model yet', 'data no labels yet'],
  ])('%s %s', async (command, typed, left) => {
    expect(await grammar.pass(command, typed, bindProjectAfterKey)).toMatchObject({
      args: { project: 'Churn model' },
      left,
    });
  });
  test('a name that no project has stays in the text', async () => {
    const typed = 'check the logs in production';
    expect(await grammar.pass('task add', typed, bindProjectAfterKey)).toMatchObject({ args: {}, left: typed });
  });
});

describe('without a key', () => {
  test.each([
    ['status', 'churn model', ''],
    ['describe', 'churn model who leaves, and why', 'who leaves, and why'],
    ['lead', '@bo churn model', 'Bo Berg'],
  ])('%s %s', async (command, typed, left) => {
    expect(await grammar.pass(command, typed, bindProjectName)).toMatchObject({
      args: { project: 'Churn model' },
      left,
    });
  });
  test('a name in front of a text that is declared first is part of the text', async () => {
    const typed = 'churn model report';
    expect(await grammar.pass('task add', typed, bindProjectName)).toMatchObject({ args: {}, left: typed });
  });
  test('a name that is also a stage here means the stage', async () => {
    expect(await grammar.pass('start', 'data', bindProjectName)).toMatchObject({ args: {}, left: 'data' });
    expect(await grammar.pass('status', 'data', bindProjectName)).toMatchObject({ args: { project: 'Data' } });
  });
});
