import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dayAt } from '../../src/model/dates/calendar.js';
import { readSchedule, type Schedule } from '../../src/model/schedule.js';
import { type Calendar, lastTime, nextTime, timeReached } from '../../src/model/schedule-times.js';
import { rounds } from '../support/full.js';

const read = (words: string) => readSchedule(words, '2026-03-04');
const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | undefined) =>
  instant === undefined ? 'never' : new Date(instant).toISOString().slice(0, 16);
const here = (zone: string, more: Partial<Calendar> = {}): Calendar => ({ zone, skip: [], notBefore: '', ...more });

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
