import { expect, test } from 'vitest';
import { dueSoon, overdueSince, reminderDue } from '../../src/model/reminders.js';
import type { HistoryEvent } from '../../src/model/rows.js';
import { usualMs } from '../../src/model/usual.js';

const DAY = 86_400_000;
const move = (itemId: string, day: number, to: string): HistoryEvent =>
  ({ id: `${itemId}${day}`, itemId, at: day * DAY, field: 'state', from: null, to, pass: 1 }) as HistoryEvent;
const stay = (id: string, days: number) => [move(id, 0, 'in_progress'), move(id, days, 'done')];

test('three out of four stays under way end within the usual time', () => {
  const days = [3, 4, 5, 6, 7, 8, 20, 90];
  expect(usualMs(days.flatMap((n, i) => stay(`s${i}`, n)))).toBe(8 * DAY);
});

test('fewer than five stays say nothing; very short stays still give two days', () => {
  expect(usualMs([3, 4, 5, 6].flatMap((n, i) => stay(`s${i}`, n)))).toBeUndefined();
  expect(usualMs([0.1, 0.1, 0.2, 0.2, 0.3].flatMap((n, i) => stay(`s${i}`, n)))).toBe(2 * DAY);
});

test('stays that are not under way, or not over, do not count', () => {
  const waiting = ['a', 'b', 'c', 'd', 'e'].flatMap((id) => [move(id, 0, 'not_started'), move(id, 50, 'in_progress')]);
  expect(usualMs(waiting)).toBeUndefined();
  expect(usualMs([...waiting, ...[1, 2, 3, 4, 5].flatMap((n) => stay(`s${n}`, n))])).toBe(4 * DAY);
});

test.each([
  ['not yet', 10, 8, 9, false],
  ['come about since', 10, 9, 11, true],
  ['said yesterday', 10, 11, 12, false],
  ['a week on', 10, 16, 17, true],
  ['after three weeks away once', 10, 12, 33, true],
  ['two weeks on, said in between', 10, 18, 23, false],
])('%s', (_, since, last, now, says) => expect(reminderDue(since * DAY, last * DAY, now * DAY)).toBe(says));

test('due soon means before the next reminder, weekends included', () => {
  const friday = '2026-03-06';
  const monday = '2026-03-09';
  expect(
    ['2026-03-05', friday, '2026-03-07', '2026-03-08', monday, '2026-03-10'].map((d) =>
      dueSoon(d, friday, monday, false),
    ),
  ).toEqual([false, false, true, true, true, false]);
  expect(dueSoon(friday, friday, monday, true)).toBe(true);
});

test('overdue from midnight in the person’s own zone', () => {
  expect(new Date(overdueSince('2026-03-28', 'Europe/Berlin')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(new Date(overdueSince('2026-02-28', 'Asia/Kolkata')).toISOString()).toBe('2026-02-28T18:30:00.000Z');
  expect(new Date(overdueSince('2028-02-28', 'UTC')).toISOString()).toBe('2028-02-29T00:00:00.000Z');
});
