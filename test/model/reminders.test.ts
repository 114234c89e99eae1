/** What a person is told again, and what is remembered of what they were told. */
import { describe, expect, test } from 'vitest';
import type { Told } from '../../src/model/alarm-rows.js';
import { plusDays } from '../../src/model/dates/calendar.js';
import { dueSoon, type Matter, overdueSince, sortMatters } from '../../src/model/reminders.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2);
const day = (n: number) => plusDays('2026-03-02', n);
const about = 'x';

const matter = (more: Partial<Matter> = {}): Matter => ({ kind: 'overdue', id: 't1', about, since: START, ...more });
const entry = (n: number, more: Partial<Told> = {}): Told => ({
  kind: 'overdue',
  id: 't1',
  about,
  day: day(n),
  ...more,
});
const sorted = (matters: Matter[], told: Told[], n: number) => {
  const at = START + n * DAY;
  return sortMatters(matters, { at, toldAt: at, told }, { today: day(n), zone: 'UTC' });
};

describe('what was said is remembered', () => {
  test.each<[string, Matter, Told[], number, boolean]>([
    ['never said', matter(), [], 3, true],
    ['never said, however long ago it came up', matter({ since: START - 90 * DAY }), [], 3, true],
    ['said yesterday', matter(), [entry(2)], 3, false],
    ['said six days ago', matter(), [entry(2)], 8, false],
    ['said a week ago', matter(), [entry(2)], 9, true],
    ['said of another item', matter(), [entry(2, { id: 't2' })], 3, true],
    ['said of another due date', matter(), [entry(2, { about: 'y' })], 3, true],
    ['said as due soon', matter(), [entry(2, { kind: 'due' })], 3, true],
    ['due soon is said once', matter({ kind: 'due' }), [entry(2, { kind: 'due' })], 30, false],
  ])('%s', (_, one, told, n, isNews) => {
    const { news, told: after } = sorted([one], told, n);
    expect(news).toEqual(isNews ? [one] : []);
    expect(after).toContainEqual({ kind: one.kind, id: one.id, about, day: isNews ? day(n) : told[0]?.day });
  });

  test('what does not wait any more is forgotten: if it comes back, it is said anew', () => {
    expect(sorted([], [entry(2), entry(2, { kind: 'stalled' }), entry(2, { kind: 'offers' })], 3).told).toEqual([]);
  });

  test('that it is due soon is remembered until the day has passed, whatever happens in between', () => {
    const soon = entry(2, { kind: 'due', about: day(4) });
    expect([3, 4, 5].map((n) => sorted([], [soon], n).told)).toEqual([[soon], [soon], []]);
  });
});

describe('an older version looked last, and wrote down only when', () => {
  const looked = (since: number, last: number, now: number) => {
    const memory = { at: START + last * DAY, toldAt: 0, told: [] };
    const one = matter({ since: START + since * DAY });
    return sortMatters([one], memory, { today: day(now), zone: 'UTC' });
  };

  test.each([
    ['come about since', 10, 9, 11, true],
    ['said yesterday', 10, 11, 12, false],
    ['a week on', 10, 16, 17, true],
    ['after three weeks away once', 10, 12, 33, true],
    ['two weeks on, said in between', 10, 18, 23, false],
  ])('%s', (_, since, last, now, says) => {
    expect(looked(since, last, now).news.length === 1).toBe(says);
  });

  test('what it said is remembered by the day on which it did', () => {
    expect(looked(10, 18, 20).told).toEqual([entry(17)]);
  });

  test('what this version said before that still counts', () => {
    const memory = { at: START + 9 * DAY, toldAt: START + 8 * DAY, told: [entry(8)] };
    const { news } = sortMatters([matter({ since: START + 1.5 * DAY })], memory, { today: day(10), zone: 'UTC' });
    expect(news).toEqual([]);
  });
});

test('due soon means today or before the next reminder, weekends included', () => {
  const friday = '2026-03-06';
  const monday = '2026-03-09';
  const days = ['2026-03-05', friday, '2026-03-07', '2026-03-08', monday, '2026-03-10'];
  expect(days.filter((one) => dueSoon(one, friday, monday))).toEqual(days.slice(1, 5));
});

test('overdue from midnight in the person’s own zone', () => {
  expect(new Date(overdueSince('2026-03-28', 'Europe/Berlin')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(new Date(overdueSince('2026-02-28', 'Asia/Kolkata')).toISOString()).toBe('2026-02-28T18:30:00.000Z');
  expect(new Date(overdueSince('2028-02-28', 'UTC')).toISOString()).toBe('2028-02-29T00:00:00.000Z');
});
