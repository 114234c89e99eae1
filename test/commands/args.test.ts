/** The arguments that commands declare. */
import { expect, test } from 'vitest';
import { choice, choicesOf, here, item, maybeChoiceOf, task, text } from '../../src/commands/args.js';
import { engine } from '../support/engine.js';

test('an item is a stage or task unless kinds are given', () => {
  expect(item().items).toEqual(['stage', 'task']);
  expect(item('project').items).toEqual(['project']);
  expect(task().items).toEqual(['task']);
});

test('the channel implies a project only if the command says so', () => {
  expect(here()).toMatchObject({ type: 'project', required: true, implied: true });
  expect(text()).toMatchObject({ type: 'text', required: true, implied: false });
});

test('options replace the defaults', () => {
  expect(text({ max: 20, keys: ['called'], long: true })).toMatchObject({ max: 20, keys: ['called'], long: true });
});

test('choices are listed, or come from the language engine', () => {
  expect(choicesOf(choice('on', 'off'), engine)).toEqual(['on', 'off']);
  expect(
    choicesOf(
      maybeChoiceOf(({ nudgeRules }) => nudgeRules),
      engine,
    ),
  ).toContain('bare-todo');
  expect(choicesOf(text(), engine)).toEqual([]);
});
