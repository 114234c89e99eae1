import { describe, expect, test } from 'vitest';
import { amendedSchedule, readDays, readSchedule, sayClock, writeSchedule } from '../../src/model/schedule.js';

const TODAY = '2026-03-04';
const read = (words: string) => readSchedule(words, TODAY);

describe('words', () => {
  test.each([
    ['monday 09:00', 'mon 09:00'],
    ['Mondays at 9', 'mon 09:00'],
    ['weekly', 'mon 09:00'],
    ['friday', 'fri 09:00'],
    ['16:30', 'mon 16:30'],
    ['every tue and thu at 4pm', 'tue,thu 16:00'],
    ['thursday, tuesday 8.30', 'tue,thu 08:30'],
    ['weekdays 08:15', 'mon,tue,wed,thu,fri 08:15'],
    ['monday at 3pm', 'mon 15:00'],
    ['monday 03:00', 'mon 03:00'],
    ['every 2 weeks monday', 'mon 09:00 every 2 weeks from 2026-03-04'],
    ['tuesdays at 8:30', 'tue 08:30'],
    ['mondays at half past seven', 'mon 07:30'],
    ['half past seven in the morning on mondays', 'mon 07:30'],
    ['tuesdays at a quarter to nine', 'tue 08:45'],
    ['every weekday at five in the afternoon', 'mon,tue,wed,thu,fri 17:00'],
    ['thursdays 3 in the afternoon', 'thu 15:00'],
    ['every friday at noon', 'fri 12:00'],
    ["mondays at nine o'clock", 'mon 09:00'],
    ['every two weeks on friday at eight thirty', 'fri 08:30 every 2 weeks from 2026-03-04'],
    ['daily at 7', 'mon,tue,wed,thu,fri,sat,sun 07:00'],
    ['on fridays at noon', 'fri 12:00'],
    ['monday 12am', 'mon 00:00'],
    ['monday 12pm', 'mon 12:00'],
    ['sun 23:59', 'sun 23:59'],
    ['fortnightly on friday 16:30', 'fri 16:30 every 2 weeks from 2026-03-04'],
    ['every second friday 16:30', 'fri 16:30 every 2 weeks from 2026-03-04'],
    ['every other tuesday at 10', 'tue 10:00 every 2 weeks from 2026-03-04'],
    ['every other week', 'mon 09:00 every 2 weeks from 2026-03-04'],
    ['bi-weekly on friday', 'fri 09:00 every 2 weeks from 2026-03-04'],
    ['every 3 weeks on monday at 10', 'mon 10:00 every 3 weeks from 2026-03-04'],
    ['every third monday', 'mon 09:00 every 3 weeks from 2026-03-04'],
    ['fri 16:30 every four weeks', 'fri 16:30 every 4 weeks from 2026-03-04'],
    ['mon 09:00 every 2 weeks from 2026-01-05', 'mon 09:00 every 2 weeks from 2026-01-05'],
  ])('%s', (words, canonical) => {
    const schedule = read(words);
    expect(schedule && writeSchedule(schedule)).toBe(canonical);
    expect(read(canonical)).toEqual(schedule);
  });

  test.each([
    '',
    ' ',
    'never',
    'monday 25:00',
    'monday 9:75',
    'mon 13pm',
    'monthly',
    'every 9 weeks monday',
    'every 9 weeks on monday',
    'monday every 9 weeks',
    'every 2 days',
    '3 times a week',
    'monday at 3',
    'every monday at 5',
    'friday afternoon',
    'first monday of the month',
    'monday 9 10',
    'someday',
    'mon\u0000day',
    'from 2026-02-30 mon',
    '-1',
    'x'.repeat(100_000),
  ])('not: %j', (words) => expect(read(words)).toBeUndefined());

  test.each([
    ['every other friday at 10', 'fri 10:00 every 2 weeks from 2026-02-25'],
    ['every 3 weeks on friday', 'fri 09:00 every 3 weeks from 2026-03-04'],
    ['every other friday from 2026-03-11', 'fri 09:00 every 2 weeks from 2026-03-11'],
    ['friday', 'fri 09:00'],
  ])('set again after every other week: %s', (words, canonical) => {
    const before = read('mon 09:00 every 2 weeks from 2026-02-25');
    const schedule = readSchedule(words, TODAY, before);
    expect(schedule && writeSchedule(schedule)).toBe(canonical);
  });

  test('days to leave out', () => {
    expect(readDays('2026-12-25, 2026-12-26')).toEqual(['2026-12-25', '2026-12-26']);
    expect(readDays('')).toEqual([]);
    expect(readDays('2027-02-29')).toBeUndefined();
    expect(readDays('christmas')).toBeUndefined();
    expect(sayClock(0)).toBe('00:00');
  });
});

test.each([
  ['fridays at 4pm', '5pm', 'fri 17:00'],
  ['fridays at 4pm', 'thursdays', 'thu 16:00'],
  ['fridays at 4pm', 'mondays at 8:30', 'mon 08:30'],
  ['every other friday', 'at 10', 'fri 10:00 every 2 weeks from 2026-03-04'],
  ['fridays at 4pm', 'never mind', undefined],
  ['never', '5pm', undefined],
])('%s, changed by “%s”', (schedule, words, then) => {
  expect(amendedSchedule(schedule, words, TODAY)).toBe(then);
});
