/** Days in zones, counted and written. */
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { dayAt, daysUntil, isDay, isZone, middleZone, sayDay, zoneOfCity } from '../../../src/model/dates/calendar.js';

test.each([
  // The same instant is a different day elsewhere.
  ['2026-03-02T23:30:00Z', 'UTC', '2026-03-02'],
  ['2026-03-02T23:30:00Z', 'Asia/Kolkata', '2026-03-03'],
  ['2026-03-02T18:29:00Z', 'Asia/Kolkata', '2026-03-02'],
  ['2026-03-02T18:15:00Z', 'Asia/Kathmandu', '2026-03-03'],
  ['2026-03-02T03:00:00Z', 'America/New_York', '2026-03-01'],
  ['2026-03-02T10:00:00Z', 'Pacific/Kiritimati', '2026-03-03'],
])('at %s in %s it is %s', (instant, zone, day) => expect(dayAt(Date.parse(instant), zone)).toBe(day));

test('days are counted correctly across daylight saving changes', () => {
  expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
  expect(daysUntil('2026-03-01', '2026-03-02')).toBe(-1);
});
test('a day is written with its year unless it is this year', () => {
  expect(sayDay('2026-03-06', '2026-03-02')).toBe('Fri 6 Mar');
  expect(sayDay('2027-03-06', '2026-03-02')).toBe('Sat 6 Mar 2027');
});
test('a zone is one that exists', () => {
  expect(isZone('Asia/Kolkata')).toBe(true);
  expect(isZone('Mars/Base')).toBe(false);
});

test('a day is written as YYYY-MM-DD and stands in the calendar', () => {
  expect(['2028-02-29', '2026-02-29', '2026-2-9', 'friday'].map(isDay)).toEqual([true, false, false, false]);
});

test('in no zone does a day begin within a quarter of an hour, for which days are remembered', () => {
  const dayOf = (instant: number, zone: string) => DateTime.fromMillis(instant, { zone }).toISODate();
  const wrong = Intl.supportedValuesOf('timeZone').filter((zone) =>
    [1973, 1979, 1980, 1990, 2011, 2026, 2040].some((year) => {
      // One midnight in winter and one in summer.
      const midnights = [1, 7].map((month) => DateTime.fromObject({ year, month, day: 15 }, { zone }).toMillis());
      return midnights.some((at) =>
        [at - 1, at, at + 899_999].some((instant) => dayAt(instant, zone) !== dayOf(instant, zone)),
      );
    }),
  );
  expect(wrong).toEqual([]);
});

test('of several zones the middle one is taken, from west to east', () => {
  const zones = ['Asia/Kolkata', 'America/New_York', 'Europe/Lisbon', 'Asia/Tokyo', 'Europe/Berlin'];
  expect(middleZone(zones)).toBe('Europe/Berlin');
  expect(middleZone([...zones].reverse())).toBe('Europe/Berlin');
  expect(middleZone(['Asia/Tokyo', 'Europe/Lisbon'])).toBe('Europe/Lisbon');
  expect(middleZone(['Europe/Paris', 'Europe/Berlin'])).toBe('Europe/Berlin');
  expect(middleZone([])).toBeUndefined();
});

test.each([
  ['Lisbon', 'Europe/Lisbon'],
  ['lisbon time', 'Europe/Lisbon'],
  ['New York', 'America/New_York'],
  ['kolkata', 'Asia/Kolkata'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Atlantis', 'Atlantis'],
])('the zone of %s', (words, zone) => {
  expect(zoneOfCity(words)).toBe(zone);
});
