/** Hashes of strings. */
import { expect, test } from 'vitest';
import { combine, hashOf } from '../../src/model/hash.js';

test('a hash is an unsigned 32-bit number, the same each time', () => {
  for (const text of ['', 'a', 'some words', '🎉']) {
    expect(hashOf(text)).toBe(hashOf(text) >>> 0);
    expect(hashOf(text)).toBe(hashOf(`${text}`));
  }
});

test('texts that differ in one letter spread over few buckets', () => {
  const buckets = new Set(Array.from({ length: 1_000 }, (_, i) => hashOf(`word ${i}`) & 1023));
  expect(buckets.size).toBeGreaterThan(550);
});

test('joined hashes depend on the order', () => {
  expect(combine(1, 2)).not.toBe(combine(2, 1));
});
