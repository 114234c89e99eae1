import { expect, test } from 'vitest';
import { agedStages } from '../../../src/model/insights/ageing.js';
import { Chronicler } from '../../../src/model/insights/chronicler.js';
import type { Fact } from '../../../src/model/insights/facts.js';
import { added, DAY_MIN, history, onDay, REASONS } from './told-history.js';

const passes = (...days: number[]): Fact[] =>
  days.map((n, i) => ({ kind: 'pass', stage: 'x', at: 0, amount: n * DAY_MIN, who: `U${i}`, detail: 'first' }));

function carryOf(...lines: Parameters<typeof history>) {
  const chronicler = new Chronicler(REASONS);
  for (const event of history(...lines)) chronicler.take(event);
  return chronicler.carry;
}

const aged = (carry: ReturnType<typeof carryOf>, past: Fact[]) =>
  agedStages(
    [{ project: 'P', carry, isMadeUp: false }],
    () => undefined,
    () => past,
    onDay(11),
  );

test('ten days are longer than four of five took', () => {
  const carry = carryOf(...added('data'), [1, 'data', 'state', 'not_started', 'in_progress']);
  expect(aged(carry, passes(2, 3, 4, 9, 10))).toEqual([
    { project: 'P', stage: 'data', age: 10 * DAY_MIN, n: 5, olderThan: 0.8 },
  ]);
  expect(aged(carry, passes(2, 3))[0]?.olderThan).toBeUndefined();
});

test('what is finished, dropped, archived or goes on for ever does not age', () => {
  const begun = [1, 'data', 'state', 'not_started', 'in_progress'] as const;
  const ages = (...more: Parameters<typeof history>) => aged(carryOf(...added('data'), [...begun], ...more), []).length;
  expect(ages()).toBe(1);
  expect(ages([5, 'data', 'state', 'in_progress', 'done'])).toBe(0);
  expect(ages([5, 'data', 'dropped', 'false', 'true'])).toBe(0);
  expect(ages([5, 'P', 'archived', 'false', 'true'])).toBe(0);
  expect(ages([5, 'data', 'name', 'data', 'Monitoring'])).toBe(0);
});
