/** When a person can be reminded, by their settings. */
import { describe, expect, test } from 'vitest';
import { hoursBy } from '../../src/kit/hours.js';
import type { Setting } from '../../src/model/setting-rows.js';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | undefined) => instant && new Date(instant).toISOString().slice(0, 16);

const hours = (settings: Record<string, string>, zone = 'UTC') => {
  const rows = Object.entries(settings).map(
    ([key, value]): Setting => ({
      id: `person:U1:${key}`,
      workspace: 'W1',
      version: 1,
      scope: 'person',
      target: 'U1',
      key,
      value,
    }),
  );
  return hoursBy(rows, { zone });
};

describe('the next reminder', () => {
  // Friday, 6 March.
  test.each([
    ['as installed', {}, 'UTC', '2026-03-06T08:59Z', '2026-03-06T09:00'],
    ['after the hour: over the weekend', {}, 'UTC', '2026-03-06T09:00Z', '2026-03-09T09:00'],
    ['on an open weekend', { weekends: 'open' }, 'UTC', '2026-03-06T09:00Z', '2026-03-07T09:00'],
    ['in a zone', {}, 'Asia/Kolkata', '2026-03-06T00:00Z', '2026-03-06T03:30'],
    ['in a zone of their own', { 'time-zone': 'UTC' }, 'Asia/Kolkata', '2026-03-06T00:00Z', '2026-03-06T09:00'],
    ['at an hour of their own', { 'reminder-time': '16:05' }, 'UTC', '2026-03-06T00:00Z', '2026-03-06T16:05'],
    ['in quiet hours', { 'quiet-hours': '22:00-10:30' }, 'UTC', '2026-03-06T00:00Z', '2026-03-06T10:30'],
    ['over a holiday', { holidays: '2026-03-06, 2026-03-09' }, 'UTC', '2026-03-06T00:00Z', '2026-03-10T09:00'],
    ['snoozed', { 'snoozed-until': '2026-03-11' }, 'UTC', '2026-03-06T00:00Z', '2026-03-11T09:00'],
    // The clock goes forward on Sunday: on Monday nine is an hour earlier in UTC.
    ['over the change of the clock', {}, 'Europe/Berlin', '2026-03-27T08:00Z', '2026-03-30T07:00'],
  ])('%s', (_, settings, zone, after, expected) => {
    expect(iso(hours(settings, zone).next(at(after)))).toBe(expected);
  });
});

test.each([
  ['a day like any other', {}, false],
  ['a holiday', { holidays: '2026-03-06' }, true],
  ['the day before a holiday', { holidays: '2026-03-07' }, false],
  ['snoozed', { 'snoozed-until': '2026-03-07' }, true],
  ['the day on which a snooze ends', { 'snoozed-until': '2026-03-06' }, false],
])('%s is left out: %#', (_, settings, expected) => {
  expect(hours(settings).isDayOff(at('2026-03-06T12:00Z'))).toBe(expected);
});

test('a holiday begins and ends at midnight where the person is', () => {
  const { isDayOff } = hours({ holidays: '2026-03-06' }, 'Asia/Kolkata');
  expect(
    ['2026-03-05T18:29Z', '2026-03-05T18:30Z', '2026-03-06T18:29Z', '2026-03-06T18:30Z'].map((i) => isDayOff(at(i))),
  ).toEqual([false, true, true, false]);
});

test.each([
  [{}, ['due', 'overdue', 'offers', 'stalled', 'evidence', 'incidents']],
  [{ reminders: 'off' }, []],
  [{ reminders: 'stalled, due' }, ['due', 'stalled']],
])('the kinds of %j', (settings, expected) => {
  expect(hours(settings).kinds).toEqual(expected);
});
