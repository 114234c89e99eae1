/** Spans by which a day is moved. */
import { expect, test } from 'vitest';
import { dayAfter, findShift, shiftDay } from '../../../src/model/dates/shift.js';

test.each<[string, string, string, number]>([
  ['push training by a week', 'by a week', 'week', 1],
  ['push #1 back by two weeks', 'back by two weeks', 'week', 2],
  ['postpone it by two days', 'by two days', 'day', 2],
  ['#1 one day later please', 'one day later', 'day', 1],
  ['a week later', 'a week later', 'week', 1],
  ['two days earlier', 'two days earlier', 'day', -2],
  ['bring it forward 3 days', 'forward 3 days', 'day', -3],
  ['pull #2 in by 2 days', 'in by 2 days', 'day', -2],
  ['give #2 another week', 'another week', 'week', 1],
  ['give bo two more weeks for #1', 'two more weeks', 'week', 2],
  ['it needs 3 extra days', '3 extra days', 'day', 3],
  ['shove #1 back by a week', 'back by a week', 'week', 1],
  ['we need one more month', 'one more month', 'month', 1],
  ['push out 2 weeks', 'out 2 weeks', 'week', 2],
  ['move it up 2 days', 'up 2 days', 'day', -2],
  ['by a fortnight', 'by a fortnight', 'week', 2],
  ['by a quarter', 'by a quarter', 'month', 3],
  ['#1 +3 days', '+3 days', 'day', 3],
  ['by 3 working days', 'by 3 working days', 'workday', 3],
  ['#1 -1w', '-1w', 'week', -1],
])('%s', (text, words, unit, n) => {
  const shift = findShift(text);
  expect(shift).toEqual({ start: text.indexOf(words), end: text.indexOf(words) + words.length, words, unit, n });
});

test.each(['move it forward 3 days', 'move it back a week', 'back by 1 week'])('%s: which way is asked', (text) =>
  expect(findShift(text)?.unclear).toBe(true),
);

test.each(['in a week', 'a week from monday', 'by friday', 'in 2 weeks', 'two weeks of work', 'by 30 minutes', ''])(
  '%s moves nothing',
  (text) => expect(findShift(text)).toBeUndefined(),
);

test.each<[string, 'day' | 'workday' | 'week' | 'month', number, string]>([
  ['2026-11-27', 'workday', 5, '2026-12-04'],
  ['2026-11-27', 'day', 4, '2026-12-01'],
  ['2026-11-27', 'week', -1, '2026-11-20'],
  ['2027-01-31', 'month', 1, '2027-02-28'],
  ['2028-01-31', 'month', 1, '2028-02-29'],
  ['2027-03-31', 'month', -1, '2027-02-28'],
  ['2028-02-29', 'month', 12, '2029-02-28'],
])('%s moved by %s %i is %s', (day, unit, n, moved) => expect(shiftDay(day, { unit, n })).toBe(moved));

test.each([
  ['the friday after', '2026-11-27', '2026-12-04'],
  ['the monday after', '2026-11-27', '2026-11-30'],
  ['a week later', '2026-11-27', '2026-12-04'],
  ['the day after', '2026-02-28', '2026-03-01'],
  ['the month after', '2026-01-31', '2026-02-28'],
  ['the quarter after', '2026-01-31', undefined],
  ['friday', '2026-11-27', undefined],
])('%s, said of %s', (words, day, after) => {
  expect(dayAfter(words, day)).toBe(after);
});
