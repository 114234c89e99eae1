import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dayAt } from '../../src/model/dates/calendar.js';
import {
  amendedSchedule,
  type Calendar,
  daysBefore,
  instantOf,
  lastTime,
  nextTime,
  readDays,
  readSchedule,
  type Schedule,
  sayClock,
  timeReached,
  writeSchedule,
} from '../../src/model/schedule.js';
import { rounds } from '../support/full.js';

const TODAY = '2026-03-04';
const read = (words: string) => readSchedule(words, TODAY);
const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | undefined) =>
  instant === undefined ? 'never' : new Date(instant).toISOString().slice(0, 16);
const here = (zone: string, more: Partial<Calendar> = {}): Calendar => ({ zone, skip: [], notBefore: '', ...more });

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
  expect(iso(daysBefore(at(now), days, zone))).toBe(before),
);

test.each<[string, string, string, Partial<Calendar>, string, string]>([
  // Words, zone, calendar, after, next.
  ['mon 09:00', 'Europe/Berlin', 'an hour before', {}, '2026-03-02T07:00Z', '2026-03-02T08:00'],
  ['mon 09:00', 'Europe/Berlin', 'at that very time', {}, '2026-03-02T08:00Z', '2026-03-09T08:00'],
  ['mon 09:00', 'Europe/Berlin', 'over the change of the clock', {}, '2026-03-23T09:00Z', '2026-03-30T07:00'],
  ['sun 02:30', 'Europe/Berlin', 'on the night without it', {}, '2026-03-28T12:00Z', '2026-03-29T01:30'],
  ['sun 02:30', 'Europe/Berlin', 'a week after that', {}, '2026-03-29T01:30Z', '2026-04-05T00:30'],
  ['sun 02:30', 'Europe/Berlin', 'on the night with two', {}, '2026-10-24T12:00Z', '2026-10-25T00:30'],
  ['sun 02:30', 'Europe/Berlin', 'between the two', {}, '2026-10-25T00:45Z', '2026-11-01T01:30'],
  ['tue,thu 08:30', 'Asia/Kolkata', 'several days', {}, '2026-03-03T04:00Z', '2026-03-05T03:00'],
  ['mon 09:00', 'UTC', 'a holiday', { skip: ['2026-03-09'] }, '2026-03-02T09:00Z', '2026-03-16T09:00'],
  ['mon 09:00', 'UTC', 'a pause', { notBefore: '2026-04-01' }, '2026-03-02T09:00Z', '2026-04-06T09:00'],
  ['mon 09:00', 'UTC', 'the turn of the year', {}, '2026-12-28T09:00Z', '2027-01-04T09:00'],
  ['sun,tue 09:00', 'UTC', 'a leap day', {}, '2028-02-27T09:00Z', '2028-02-29T09:00'],
  ['fri 16:30 every 2 weeks from 2026-03-04', 'UTC', 'its week', {}, '2026-03-04T00:00Z', '2026-03-06T16:30'],
  ['fri 16:30 every 2 weeks from 2026-03-04', 'UTC', 'the week after', {}, '2026-03-06T16:30Z', '2026-03-20T16:30'],
  // 2026 has 53 weeks: counting odd and even week numbers would give two weeks in a row.
  ['mon 09:00 every 2 weeks from 2026-12-14', 'UTC', 'a year of 53 weeks', {}, '2026-12-28T09:00Z', '2027-01-11T09:00'],
  ['mon 09:00 every 2 weeks from 2026-12-14', 'UTC', 'before it began', {}, '2026-11-20T09:00Z', '2026-11-30T09:00'],
])('%s in %s, %s', (words, zone, _, more, after, next) => {
  const schedule = read(words) as Schedule;
  expect(iso(nextTime(schedule, here(zone, more), at(after)))).toBe(next);
});

test('a schedule that never has a time gives undefined instead of searching forever', () => {
  const schedule = read('mon 09:00') as Schedule;
  expect(nextTime(schedule, here('UTC', { notBefore: '9999-01-01' }), at('2026-03-02T09:00Z'))).toBeUndefined();
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Asia/Tehran',
];
const schedules = fc.record({
  days: fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map((d) => d.sort((a, b) => a - b)),
  minute: fc.integer({ min: 0, max: 1439 }),
  every: fc.constantFrom(1, 2),
  from: fc.constant('2026-01-05'),
}) as fc.Arbitrary<Schedule>;
const instants = fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2035, 0) });

test('the last time is at or before now, the next after it, and there is none in between', () => {
  fc.assert(
    fc.property(schedules, fc.constantFrom(...ZONES), instants, (schedule, zone, now) => {
      const next = nextTime(schedule, here(zone), now);
      if (next === undefined) return false;
      const before = lastTime(schedule, here(zone), next);
      return next > now && before !== undefined && before <= now;
    }),
    { numRuns: rounds(300, 3_000) },
  );
});

test('a time is what the zone’s clock shows, whenever the clock shows it at all', () => {
  fc.assert(
    fc.property(schedules, fc.constantFrom(...ZONES), instants, (schedule, zone, now) => {
      const next = DateTime.fromMillis(nextTime(schedule, here(zone), now) ?? 0, { zone });
      const shown = next.hour * 60 + next.minute;
      // At most an hour later, in one night of the year.
      return (
        schedule.days.includes(next.weekday) &&
        (shown === schedule.minute || (shown - schedule.minute + 1440) % 1440 <= 60)
      );
    }),
    { numRuns: rounds(300, 3_000) },
  );
});

describe('the time reached since the last one handled', () => {
  const monday = read('mon 09:00') as Schedule;
  const utc = here('UTC');
  const come = (handled: { at: string; day: string }, now: string, calendar = utc, schedule = monday) =>
    timeReached(schedule, calendar, { at: at(handled.at), day: handled.day }, at(now));
  const last = { at: '2026-03-02T09:00Z', day: '2026-03-02' };

  test('nothing is reached before its time, and exactly one time at it', () => {
    expect(come(last, '2026-03-09T08:59Z')).toBeUndefined();
    expect(come(last, '2026-03-09T09:00Z')).toEqual({ at: at('2026-03-09T09:00Z'), day: '2026-03-09', missed: 0 });
  });

  test('after an outage only the newest time counts, with the number of missed ones', () => {
    expect(come(last, '2026-04-01T09:00Z')).toEqual({ at: at('2026-03-30T09:00Z'), day: '2026-03-30', missed: 3 });
  });

  test('moving east still gets a digest, moving west gets no second one', () => {
    const lisbon = { at: '2026-03-02T09:00Z', day: '2026-03-02' };
    // Their next one was due at 09:00 in Lisbon; in Kolkata it is long past nine.
    expect(come(lisbon, '2026-03-09T09:00Z', here('Asia/Kolkata'))?.at).toBe(at('2026-03-09T03:30Z'));
    expect(come(lisbon, '2026-03-02T14:00Z', here('America/New_York'))).toBeUndefined();
    expect(come(lisbon, '2026-03-09T13:00Z', here('America/New_York'))?.day).toBe('2026-03-09');
  });

  test('a schedule changed after its new time of day starts with the next day', () => {
    expect(come({ at: '2026-03-09T10:00Z', day: '2026-03-02' }, '2026-03-09T10:01Z')).toBeUndefined();
    const afternoon = read('mon 15:00') as Schedule;
    // Sent in the morning, then rescheduled to the afternoon: still one a day.
    expect(come({ at: '2026-03-09T10:00Z', day: '2026-03-09' }, '2026-03-09T15:00Z', utc, afternoon)).toBeUndefined();
  });

  test('the zone’s clock decides which day it is', () => {
    const apia = here('Pacific/Apia');
    const found = come(last, '2026-03-08T20:00Z', apia);
    expect(found?.day).toBe('2026-03-09');
    expect(dayAt(found?.at ?? 0, apia.zone)).toBe('2026-03-09');
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
