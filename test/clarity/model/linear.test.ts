/** Linear models over hashed features. */
import { expect, test } from 'vitest';
import { scoreOf } from '../../../src/clarity/model/linear.js';

const MODEL = { mask: 3, scale: 0.5, weights: Int8Array.of(1, -2, 3, 4) };

test('the score is the sum of the weights of the features present', () => {
  expect(scoreOf(MODEL, [0, 3])).toBe(2.5);
  expect(scoreOf(MODEL, [1])).toBe(-1);
  expect(scoreOf(MODEL, [])).toBe(0);
});

test('hashes share the buckets', () => {
  expect(scoreOf(MODEL, [4 + 2, 2 ** 32 - 1])).toBe(3.5);
});
