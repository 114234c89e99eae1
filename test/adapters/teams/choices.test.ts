import { expect, test } from 'vitest';
import { choiceSet, distinctOptions, labelText } from '../../../adapters/teams/choices.js';

const option = (value: string, label = value) => ({ value, label });

test('each value is offered once; empty and very long ones are not', () => {
  const options = [option('a', 'first'), option(''), option('a', 'second'), option('x'.repeat(151)), option('b')];
  expect(distinctOptions(options)).toEqual([option('a', 'first'), option('b')]);
});

test('only a list of people searches the directory', () => {
  const people = choiceSet('id', [], { people: true, directory: true });
  expect(people).toMatchObject({ style: 'filtered', 'choices.data': { type: 'Data.Query' } });
  const words = choiceSet('id', [option('a')], { people: false, directory: true });
  expect(words).toEqual({ type: 'Input.ChoiceSet', id: 'id', style: 'compact', choices: [{ title: 'a', value: 'a' }] });
});

test.each([
  [' ', '…'],
  ['abc', 'abc'],
  ['abcdef', 'abcd…'],
])('the label "%s" is shown as "%s"', (text, label) => {
  expect(labelText(text, 5)).toBe(label);
});
