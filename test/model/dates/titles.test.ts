/** Titles as teams write them, with words and numbers that look like dates: none of them is cut. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { findDates } from '../../../src/model/dates/find.js';

const titles = readFileSync(join(root(), 'test/model/dates/titles.txt'), 'utf8').trim().split('\n');
const today = { now: Date.UTC(2026, 10, 25, 10), zone: 'UTC' } as const;

test('there are three hundred of them', () => expect(new Set(titles).size).toBeGreaterThanOrEqual(300));

test.each(titles)('%s', (title) => {
  for (const order of ['day-first', 'month-first', 'unknown'] as const) {
    expect(findDates(title, { ...today, order })).toEqual([]);
    // Behind an order, and with a real date at its end, it is the end alone that is one.
    const found = findDates(`task add ${title}, due 4 Dec`, { ...today, order });
    expect(found.map(({ words }) => words)).toEqual(['4 Dec']);
  }
});
