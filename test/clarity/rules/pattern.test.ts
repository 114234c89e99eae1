/** The pattern language: what is compiled, and what is refused. */
import { expect, test } from 'vitest';
import { compilePattern } from '../../../src/clarity/rules/pattern.js';

const LISTS = { modal: ['should', 'must'] };
const elements = (source: string) => compilePattern(source, LISTS).elements;

test('an element is words, alternatives or a list', () => {
  expect(elements('someone must|may {modal}|can').map(({ words }) => words)).toEqual([
    ['someone'],
    ['must', 'may'],
    ['should', 'must', 'can'],
  ]);
});

test('an element with a word class has no words to be found by', () => {
  expect(elements('<verb> be|<verb>').map(({ words }) => words)).toEqual([undefined, undefined]);
});

test('quantifiers', () => {
  expect(elements('a b? c*').map(({ min, max }) => [min, max])).toEqual([
    [1, 1],
    [0, 1],
    [0, 4],
  ]);
});

test('brackets mark the words that a finding points at; without them it points at all', () => {
  expect(compilePattern('a [b c] d', LISTS).mark).toEqual([1, 3]);
  expect(compilePattern('a [b] c', LISTS).mark).toEqual([1, 2]);
  expect(compilePattern('a b', LISTS).mark).toEqual([0, 2]);
});

test('anchors stand outside of brackets', () => {
  expect(compilePattern('^ a b $', LISTS)).toMatchObject({ atStart: true, atEnd: true });
  expect(compilePattern('a b', LISTS)).toMatchObject({ atStart: false, atEnd: false });
});

test.each([
  ['{nobody} should', '"{nobody} should" has {nobody}, which is not a list'],
  ['<verbs>', '"<verbs>" has <verbs>, which is not a word class'],
  ['^ $', '"^ $" is empty'],
])('“%s” is refused with a reason', (source, reason) => {
  expect(() => compilePattern(source, LISTS)).toThrow(reason);
});
