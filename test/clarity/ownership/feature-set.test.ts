/** The table in which features are collected. */
import { expect, test } from 'vitest';
import { addFeature, collectFeatures } from '../../../src/clarity/ownership/feature-set.js';

test('each feature once, in order, and nothing of the time before', () => {
  const first = collectFeatures(() => [5, 0, 5, 4_294_967_295, 0].forEach(addFeature));
  const second = collectFeatures(() => [7, 5].forEach(addFeature));
  expect([...first]).toEqual([5, 0, 4_294_967_295]);
  expect([...second]).toEqual([7, 5]);
});

test('features whose places in the table are the same do not hide one another', () => {
  const features = Array.from({ length: 50 }, (_, i) => i * 2 ** 22 + 512 * 8_191 * (i % 2));
  expect([...collectFeatures(() => features.forEach(addFeature))].sort()).toEqual([...new Set(features)].sort());
});

test('more than the table holds are dropped, and the next sentence is read as ever', () => {
  const many = collectFeatures(() => {
    for (let i = 0; i < 10_000; i++) addFeature(i * 997);
  });
  expect(many.length).toBe(4_096);
  expect([...collectFeatures(() => addFeature(1))]).toEqual([1]);
});
