/** Finds the command that a typed text means. */
import { describe, expect, test } from 'vitest';
import { findCommand } from '../../src/commands/match.js';
import { asTyped, tokenize } from '../../src/commands/tokenize.js';
import { typedCommands } from '../../src/features/index.js';

/** The command's name, and the words besides it. */
function found(text: string): [name: string | undefined, rest: string] {
  const match = findCommand(tokenize(text, []), typedCommands);
  return match.command ? [match.command.name, asTyped(text, match.rest)] : [undefined, match.near.join(', ')];
}

describe('a command is found', () => {
  test.each([
    ['in front', 'start data', 'start', 'data'],
    ['by an alias', 'finish data', 'done', 'data'],
    ['by its longest name', 'task add write the card', 'task add', 'write the card'],
    ['after one word', 'data done', 'done', 'data'],
    ['around a number', 'task 12 done', 'done', '12'],
    ['after a few words', 'now the data done', 'done', 'now the data'],
    ['with a typing error', 'staus churn', 'status', 'churn'],
    ['with a typing error after a word', 'tsak add x', 'task add', 'x'],
  ])('%s: %s', (_, text, name, rest) => {
    expect(found(text)).toEqual([name, rest]);
  });
});

test('a corrected name is reported', () => {
  expect(findCommand(tokenize('hsitory', []), typedCommands)).toMatchObject({ corrected: 'history' });
  expect(findCommand(tokenize('history', []), typedCommands)).not.toHaveProperty('corrected');
});

test('words of a text are not taken for a command', () => {
  expect(found('block data because the review is not done yet')[0]).toBe('block');
});

test('without a command the most similar ones are named', () => {
  expect(found('lik x')).toEqual([undefined, expect.stringContaining('link')]);
  expect(found('xyzzy')).toEqual([undefined, '']);
});
