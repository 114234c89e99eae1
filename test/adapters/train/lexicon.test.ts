/** Making the lexicon. */
import { expect, test } from 'vitest';
import { makeLexicon } from '../../../adapters/train/lexicon.js';
import { CLASS, readLexicon } from '../../../src/clarity/model/word-classes.js';

const lexicon = readLexicon(
  makeLexicon([
    'the flurbs are here',
    'the flurbs were there',
    'a single wugling was seen',
    'we quickly walk',
    'they quickly walk',
  ]),
);
const has = (word: string, bits: number) => ((lexicon.get(word) ?? 0) & bits) !== 0;

test('a word has the classes that it was tagged with', () => {
  expect(has('flurbs', CLASS.plural)).toBe(true);
  expect(has('quickly', CLASS.adverb)).toBe(true);
  expect(has('the', CLASS.functional)).toBe(true);
});

test('a word of one text alone is left out', () => {
  expect(lexicon.has('wugling')).toBe(false);
});

test('the words of compromise’s own list are there', () => {
  expect(lexicon.size).toBeGreaterThan(5_000);
});
