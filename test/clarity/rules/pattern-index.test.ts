/** Finding patterns by the words they need. */
import { expect, test } from 'vitest';
import { compilePattern } from '../../../src/clarity/rules/pattern.js';
import { neededWords, PatternIndex } from '../../../src/clarity/rules/pattern-index.js';
import { parse } from '../../support/engine.js';

const index = new PatternIndex<string>();
for (const source of ['someone should', 'maybe? someone', '<verb> it', '<verb> <noun>', '<verb>'])
  index.add(compilePattern(source, {}), source);

const matches = (text: string) => {
  const { sentence, classes } = parse(text);
  return index.matches(sentence.tokens, classes).map(({ value, match }) => `${match.from} ${value}`);
};

test('all patterns that match are found, in order of place', () => {
  expect(matches('maybe someone should fix it')).toEqual([
    '0 maybe? someone',
    '1 someone should',
    '1 maybe? someone',
    '3 <verb>',
    '3 <verb> it',
  ]);
});

test('a pattern is found by words at its start, by a word inside, and without any', () => {
  expect(matches('nothing here at last')).toEqual([]);
  expect(matches('review docs')).toContain('0 <verb> <noun>');
});

test('the words that every match needs one of', () => {
  expect(neededWords(compilePattern('<verb>? it|that', {}))).toEqual(['it', 'that']);
  expect(neededWords(compilePattern('<verb> maybe?', {}))).toBeUndefined();
});
