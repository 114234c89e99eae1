import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlationOf, quantileSorted, quantilesOf, slopeOf } from '../../../src/model/insights/statistics.js';

test('quantiles: a value, or between two of them', () => {
  expect(quantileSorted([7], 0.85)).toBe(7);
  expect(quantileSorted([1, 2, 3, 4, 5], 0.5)).toBe(3);
  expect(quantileSorted([1, 2, 3, 4, 5], 0.85)).toBeCloseTo(4.4);
  expect(quantileSorted([1, 2, 4, 8, 9, 30], 0.5)).toBe(6);
});

test('quantiles of values in any order are those of the sorted ones', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 5_000 }), { minLength: 1, maxLength: 300 }), (values) => {
      const inOrder = [...values].sort((a, b) => a - b);
      const shares = [0.5, 0.85];
      expect(quantilesOf(values, shares)).toEqual(shares.map((share) => quantileSorted(inOrder, share)));
    }),
  );
});

test('what grows by two each time has a slope of two, and goes together with its places', () => {
  expect(slopeOf([0, 1, 2, 3], [5, 7, 9, 11])).toBeCloseTo(2);
  expect(correlationOf([0, 1, 2, 3], [5, 7, 9, 11])).toBeCloseTo(1);
  expect(correlationOf([0, 1, 2, 3], [3, 2, 1, 0])).toBeCloseTo(-1);
  // By hand: 1.5 / sqrt(5 * 1).
  expect(correlationOf([0, 1, 2, 3], [0, 1, 0, 1])).toBeCloseTo(0.4472);
});
