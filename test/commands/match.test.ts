/** Finds commands by name. */
import { describe, expect, test } from 'vitest';
import { commandNamed, similarNames } from '../../src/commands/match.js';
import { typedCommands } from '../../src/features/index.js';

describe('a command is found', () => {
  test.each([
    ['by its name', 'start', 'start'],
    ['with words after it', 'start data', 'start'],
    ['by the longest name', 'task add write the card', 'task add'],
    ['in capitals', 'TASK  Add', 'task add'],
    ['by an alias', 'kick off data', 'start'],
    ['with a typing error', 'hsitory', 'history'],
  ])('%s', (_, text, name) => expect(commandNamed(text, typedCommands)?.name).toBe(name));
  test('not further back in a text', () => expect(commandNamed('frobnicate data done', typedCommands)).toBeUndefined());
});

test('the most similar names, each by the name of its command', () => {
  expect(similarNames('taks lst', typedCommands)).toContain('task list');
  expect(similarNames('xxxxxxxxxxxx', typedCommands)).toEqual([]);
  expect(similarNames('foo bar', typedCommands)).toEqual([]);
  expect(similarNames('strat data', typedCommands)).toEqual(['start']);
});
