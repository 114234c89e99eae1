/** People: mentioned, or called by their name. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bindMentions, bindPersonName } from '../../../src/commands/bind/people.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

describe('mentions', () => {
  test('are people, wherever they stand', async () => {
    expect(await grammar.pass('own', '@bo data', bindMentions)).toMatchObject({
      args: { person: 'Bo Berg' },
      left: 'data',
    });
    expect(await grammar.pass('own', 'data to @bo', bindMentions)).toMatchObject({
      args: { person: 'Bo Berg' },
      left: 'data to',
    });
  });
  test('stay in the text if the command has no person, or has one already', async () => {
    expect((await grammar.pass('block', 'data ask @bo', bindMentions)).left).toBe('data ask @Bo Berg');
    expect((await grammar.pass('own', 'data @bo @chi', bindMentions)).left).toBe('data @Chi Rao');
  });
  test('of a group are reported', async () => {
    expect((await grammar.pass('own', 'data @bo', bindMentions, true)).problem).toEqual({
      problem: 'group',
      arg: 'person',
      word: 'Bo Berg',
    });
  });
});

describe('names', () => {
  test.each([
    ['bo', 'Bo Berg'],
    ['to bo berg', 'Bo Berg'],
    ['me', 'Ana Silva'],
    ['@chi', 'Chi Rao'],
  ])('"%s" is %s', async (typed, person) => {
    expect(await grammar.pass('lead', typed, bindPersonName)).toMatchObject({ args: { person }, left: '' });
  });
  test('are left to the text if the command has one', async () => {
    expect(await grammar.pass('task add', 'ask bo', bindPersonName)).toMatchObject({ args: {}, left: 'ask bo' });
  });
  test('marked with "@" are people even if the command has a text', async () => {
    expect((await grammar.pass('task add', 'ask @zed', bindPersonName)).problem).toMatchObject({ word: '@zed' });
  });
  test('of nobody are reported', async () => {
    expect((await grammar.pass('lead', 'zed', bindPersonName)).problem).toEqual({
      problem: 'unknown-name',
      arg: 'person',
      type: 'person',
      word: 'zed',
    });
  });
  test('of several people are reported', async () => {
    expect((await grammar.pass('lead', 'the data team', bindPersonName)).problem).toEqual({
      problem: 'group',
      arg: 'person',
      word: 'data team',
    });
  });
});
