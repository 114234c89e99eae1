/** Times of day in words. */
import { expect, test } from 'vitest';
import { readTime } from '../../../src/model/dates/clock.js';

test.each([
  ['8', '08:00'],
  ['17.30', '17:30'],
  ['12am', '00:00'],
  ['at 12pm', '12:00'],
  ['8 in the evening', '20:00'],
  ['3:05', '03:05'],
])('%s is %s', (said, time) => expect(readTime(said)).toBe(time));

test.each(['3', '25:00', '17:61', '13am', '0 pm', 'noonish'])('%s: no time, or not a clear one', (said) =>
  expect(readTime(said)).toBeUndefined(),
);
