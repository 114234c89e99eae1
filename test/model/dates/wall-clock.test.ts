import { expect, test } from 'vitest';
import { daysBefore, instantOf } from '../../../src/model/dates/wall-clock.js';

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

test.each([
  // Zone, day, time on the clock, instant in UTC.
  ['UTC', '2026-03-02', '09:00', '2026-03-02T09:00'],
  ['Europe/Berlin', '2026-03-02', '09:00', '2026-03-02T08:00'],
  ['Europe/Berlin', '2026-07-06', '09:00', '2026-07-06T07:00'],
  // The night without a 02:30, and the night with two.
  ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30'],
  ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00'],
  ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30'],
  ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30'],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30'],
  ['Australia/Sydney', '2026-10-04', '02:30', '2026-10-03T16:30'],
  // Zones at half and quarter hours, and one whose clock changes by half an hour.
  ['Asia/Kolkata', '2026-03-02', '09:00', '2026-03-02T03:30'],
  ['Asia/Kathmandu', '2026-03-02', '09:00', '2026-03-02T03:15'],
  ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45'],
  ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45'],
  // Some nights have no midnight; Samoa once skipped a whole day.
  ['Asia/Beirut', '2026-03-29', '00:00', '2026-03-28T22:00'],
  ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T19:00'],
  ['Pacific/Kiritimati', '2026-03-02', '09:00', '2026-03-01T19:00'],
  ['Pacific/Pago_Pago', '2026-03-02', '09:00', '2026-03-02T20:00'],
  // A leap day, and New Year's Eve.
  ['Europe/Berlin', '2028-02-29', '09:00', '2028-02-29T08:00'],
  ['Europe/Berlin', '2026-12-31', '23:59', '2026-12-31T22:59'],
])('%s on %s at %s is %s', (zone, day, clock, utc) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  expect(iso(instantOf(day, hour * 60 + minute, zone))).toBe(utc);
});

test.each([
  ['Europe/Berlin', '2026-03-30T07:00Z', 7, '2026-03-23T08:00'],
  ['Europe/Berlin', '2026-10-26T08:00Z', 14, '2026-10-12T07:00'],
  ['America/New_York', '2026-11-25T04:05Z', 28, '2026-10-28T03:05'],
  ['UTC', '2028-03-01T09:00Z', 1, '2028-02-29T09:00'],
])('in %s, %s less %i days is the same hour of the clock', (zone, now, days, before) =>
  expect(iso(daysBefore(Date.parse(now), days, zone))).toBe(before),
);
