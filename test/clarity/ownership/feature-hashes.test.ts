/** Hashes that features are made of. */
import { expect, test } from 'vitest';
import { featureName, featureOf, hashWord } from '../../../src/clarity/ownership/feature-hashes.js';
import { hashOf } from '../../../src/model/hash.js';

test('a feature depends on the order of its parts', () => {
  expect(featureOf(1, 2)).not.toBe(featureOf(2, 1));
  expect(featureOf(1, 2)).toBe(featureOf(1, 2));
});

test('a name and a word of the same letters differ', () => {
  expect(hashWord('form')).toBe(hashOf('form'));
  expect(featureName('form')).not.toBe(hashWord('form'));
});
