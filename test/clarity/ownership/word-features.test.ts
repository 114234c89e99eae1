/** Features of words and shapes. */
import { expect, test } from 'vitest';
import { shapesOf, wordFeatures } from '../../../src/clarity/ownership/word-features.js';
import { parse, resources } from '../../support/engine.js';

function shapes(text: string): number[] {
  const { sentence, classes } = parse(text);
  return shapesOf(sentence.tokens, classes, resources.grammar.kept);
}

test('words of the same classes have one shape; function words and kept words are themselves', () => {
  expect(shapes('the etl')).toEqual(shapes('the dataset'));
  expect(shapes('the etl')[0]).not.toBe(shapes('a etl')[0]);
  expect(shapes('the todo')[1]).not.toBe(shapes('the etl')[1]);
});

test('unknown names share a shape', () => {
  expect(shapes('ask Zzyzx')[1]).toBe(shapes('ask Qwxyz')[1]);
});

test('in notes all headings are context, in chat only the last line', () => {
  const lines = ['one two', 'three four'];
  const count = (medium: string) =>
    wordFeatures([], [], { context: lines, medium }).length - wordFeatures([], [], {}).length;
  expect([count('notes'), count('chat')]).toEqual([4, 2]);
});
