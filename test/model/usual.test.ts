import { expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/model/history-rows.js';
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
