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
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['half past seven', '07:30'],
  ['half past seven in the morning', '07:30'],
  ['a quarter to nine', '08:45'],
  ['quarter past eight in the evening', '20:15'],
  ['ten to five in the afternoon', '16:50'],
  ["nine o'clock", '09:00'],
  ['at eight thirty', '08:30'],
  ['twelve', '12:00'],
])('%s is %s', (said, time) => expect(readTime(said)).toBe(time));

test.each(['3', '25:00', '17:61', '13am', '0 pm', 'noonish', 'half past three', 'half eight', 'one', 'ten to'])(
  '%s: no time, or not a clear one',
  (said) => expect(readTime(said)).toBeUndefined(),
);
