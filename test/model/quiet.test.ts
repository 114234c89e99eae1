/** Quiet hours: nights, weekends, and the two days a year that are not 24 hours long. */
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { isQuietHours, tidyQuietHours, whenAwake } from '../../src/model/quiet.js';

const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toMillis();
const awake = (text: string, zone: string, hours = '19:00-08:00', weekends = true) =>
  DateTime.fromMillis(whenAwake(at(text, zone), { zone, hours, weekends }), { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

test.each([
  ['in the day', '2026-03-03T10:00', 'Europe/Berlin', '2026-03-03T10:00'],
  ['the minute it begins', '2026-03-03T19:00', 'Europe/Berlin', '2026-03-04T08:00'],
  ['a minute before it ends', '2026-03-04T07:59', 'Europe/Berlin', '2026-03-04T08:00'],
  ['the minute it ends', '2026-03-04T08:00', 'Europe/Berlin', '2026-03-04T08:00'],
  ['Friday evening', '2026-03-06T20:00', 'Europe/Berlin', '2026-03-09T08:00'],
  ['Sunday noon', '2026-03-08T12:00', 'Asia/Kolkata', '2026-03-09T08:00'],
  ['half-hour zones', '2026-03-03T18:59', 'Asia/Kolkata', '2026-03-03T18:59'],
  ['the night of the year’s end', '2026-12-31T23:30', 'America/New_York', '2027-01-01T08:00'],
  ['a leap day', '2028-02-28T22:00', 'Europe/Lisbon', '2028-02-29T08:00'],
])('%s', (_, now, zone, then) => {
  expect(awake(now, zone)).toBe(then);
});

test('quiet hours end on the clock in nights that lose or gain an hour', () => {
  const night = (day: string) => {
    const now = at(`${day}T22:00`, 'Europe/Berlin');
    const then = whenAwake(now, { zone: 'Europe/Berlin', hours: '19:00-08:00', weekends: false });
    return (then - now) / 3_600_000;
  };
  expect(night('2026-03-28')).toBe(9);
  expect(night('2026-10-24')).toBe(11);
});

test('quiet hours that end in the skipped hour end once the clock has moved on', () => {
  expect(awake('2026-03-28T23:00', 'Europe/Berlin', '22:00-02:30', false)).toBe('2026-03-29T03:30');
});

test.each([
  ['off', '2026-03-03T23:00', '2026-03-03T23:00'],
  ['12:00-13:00', '2026-03-03T12:30', '2026-03-03T13:00'],
  ['12:00-13:00', '2026-03-03T13:00', '2026-03-03T13:00'],
  ['08:00-08:00', '2026-03-03T12:00', '2026-03-03T12:00'],
])('hours %s', (hours, now, then) => {
  expect(awake(now, 'Europe/Berlin', hours, false)).toBe(then);
});

test('values that quiet-hours takes', () => {
  for (const right of ['off', '19:00-08:00', '7:30-9:00', '00:00-23:59']) expect(isQuietHours(right)).toBe(true);
  for (const wrong of ['', 'on', '24:00-08:00', '19-8', '19:00', '19:00-08:60'])
    expect(isQuietHours(wrong)).toBe(false);
});

test.each([
  ['18:00 to 9:00', '18:00-09:00'],
  ['from 6pm to 8', '18:00-08:00'],
  ['after 6pm and before 8 in the morning', '18:00-08:00'],
  ['before 9:30', '00:00-09:30'],
  ['after 6 pm', '18:00-00:00'],
  ['19:00-08:00', '19:00-08:00'],
  ['off', 'off'],
  // Nobody can tell which 6 is meant.
  ['6 to 8', '6 to 8'],
  ['x'.repeat(1_000), 'x'.repeat(1_000)],
])('%s is kept as %s', (words, kept) => expect(tidyQuietHours(words)).toBe(kept));

test('one end leaves the other as it was', () => {
  expect(tidyQuietHours('before half past nine', '19:00-08:00')).toBe('19:00-09:30');
  expect(tidyQuietHours('after 21:00', '19:00-08:00')).toBe('21:00-08:00');
});
