/** Linear models over hashed features. */
import { expect, test } from 'vitest';
import { scoreOf, unpack } from '../../../src/clarity/model/linear.js';

/** Bytes 1, -2, 3, 4. */
const PACKED = { bits: 2, scale: 0.5, weights: Buffer.from(Int8Array.of(1, -2, 3, 4).buffer).toString('base64') };

test('the score is the sum of the weights of the features present', () => {
  const model = unpack(PACKED);
  expect(scoreOf(model, [0, 3])).toBe(2.5);
  expect(scoreOf(model, [1])).toBe(-1);
  expect(scoreOf(model, [])).toBe(0);
});

test('hashes share the buckets', () => {
  expect(scoreOf(unpack(PACKED), [4 + 2, 2 ** 32 - 1])).toBe(3.5);
});

test('a model of the wrong size is refused', () => {
  expect(() => unpack({ bits: 4, scale: 1, weights: 'AAAA' })).toThrow('A model of 3 bytes, not 16');
});
