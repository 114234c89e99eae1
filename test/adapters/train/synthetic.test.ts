/** Synthetic training sentences. */
import { expect, test } from 'vitest';
import { syntheticSentences } from '../../../adapters/train/synthetic.js';
import { OWNER_CLASSES } from '../../../src/clarity/labels.js';

const sentences = syntheticSentences(2);

test('every template is filled in as often as asked, the same each time', () => {
  expect(syntheticSentences(1).length * 2).toBe(sentences.length);
  expect(syntheticSentences(2)).toEqual(sentences);
});

test('no gap is left open', () => {
  expect(sentences.filter(({ text }) => /[{}]/.test(text) || text.includes('undefined'))).toEqual([]);
});

test('owners are those that the engine knows; what is not work has none', () => {
  const owners = new Set(sentences.map(({ owner }) => owner));
  expect([...owners].sort()).toEqual([...OWNER_CLASSES, null].sort());
  expect(sentences.filter(({ owner, due }) => (owner === null) !== (due === null))).toEqual([]);
});

test('only chat begins in lower case', () => {
  const lower = sentences.filter(({ text }) => /^[a-z]/.test(text));
  expect(new Set(lower.map(({ medium }) => medium))).toEqual(new Set(['chat']));
});
