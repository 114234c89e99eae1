/** The features of "your" and "you're". */
import { expect, test } from 'vitest';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';
import { ContextWords } from '../../../src/clarity/youre/context-words.js';
import { youreFeatures } from '../../../src/clarity/youre/features.js';
import { lexicon } from '../../support/engine.js';

const words = new ContextWords(lexicon);
function features(text: string): number[] {
  const tokens = tokenizeText(text);
  return youreFeatures(
    tokens,
    tokens.findIndex(({ low }) => low.startsWith('you')),
    words,
  );
}

test('the word itself is not a feature', () => {
  expect(features('I think your right about it')).toEqual(features("I think you're right about it"));
});

test('words further away than four before and five after are not, nor those of another line', () => {
  expect(features('x a b c d your e f g h i y')).toEqual(features('z a b c d your e f g h i q'));
  expect(features('above\nyour code\nbelow')).toEqual(features('other\nyour code\nthan that'));
});

test('the same word before and after is two features', () => {
  expect(new Set(features('right your code'))).not.toEqual(new Set(features('code your right')));
});
