/** The words that no other argument has taken. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bindText, reportLeftOver } from '../../../src/commands/bind/text.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

describe('a text', () => {
  test.each([
    ['waiting for the labels', 'waiting for the labels'],
    ['because the labels are missing', 'the labels are missing'],
    [': no labels', 'no labels'],
    ['"no labels"', 'no labels'],
    ['say “no labels” twice', 'say “no labels” twice'],
    ['because', 'because'],
  ])('block … %s', async (typed, reason) => {
    expect(await grammar.pass('block', typed, bindText)).toEqual({ args: { reason }, left: '', problem: undefined });
  });
  test('is not taken by a command that has none', async () => {
    expect(await grammar.pass('undo', 'everything', bindText)).toMatchObject({ args: {}, left: 'everything' });
  });
});

describe('words left over', () => {
  test('are reported', async () => {
    expect((await grammar.pass('undo', 'the everything', reportLeftOver)).problem).toEqual({
      problem: 'left-over',
      word: 'everything',
    });
  });
  test('are most likely the name of a project or stage that does not exist', async () => {
    expect((await grammar.pass('status', 'churn v2', reportLeftOver)).problem).toEqual({
      problem: 'unknown-name',
      arg: 'project',
      type: 'project',
      word: 'churn v2',
    });
  });
  test('without a meaning are no problem', async () => {
    expect((await grammar.pass('undo', 'the task please', reportLeftOver)).problem).toBeUndefined();
  });
});
