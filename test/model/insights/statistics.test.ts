import { expect, test } from 'vitest';
import { correlationOf, quantileSorted, slopeOf } from '../../../src/model/insights/statistics.js';

test('quantiles: a value, or between two of them', () => {
  expect(quantileSorted([7], 0.85)).toBe(7);
  expect(quantileSorted([1, 2, 3, 4, 5], 0.5)).toBe(3);
  expect(quantileSorted([1, 2, 3, 4, 5], 0.85)).toBeCloseTo(4.4);
  expect(quantileSorted([1, 2, 4, 8, 9, 30], 0.5)).toBe(6);
});

test('what grows by two each time has a slope of two, and goes together with its places', () => {
  expect(slopeOf([0, 1, 2, 3], [5, 7, 9, 11])).toBeCloseTo(2);
  expect(correlationOf([0, 1, 2, 3], [5, 7, 9, 11])).toBeCloseTo(1);
  expect(correlationOf([0, 1, 2, 3], [3, 2, 1, 0])).toBeCloseTo(-1);
  // By hand: 1.5 / sqrt(5 * 1).
  expect(correlationOf([0, 1, 2, 3], [0, 1, 0, 1])).toBeCloseTo(0.4472);
});
