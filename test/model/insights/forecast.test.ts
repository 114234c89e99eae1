import { expect, test } from 'vitest';
import { forecastOf } from '../../../src/model/insights/forecast.js';
import { FULL, rounds } from '../../support/full.js';
import { calibrate, TEAMS } from './calibration.js';
import { DAY_MIN } from './told-history.js';

const past = (...days: number[]) => days.map((n) => n * DAY_MIN);
const TEN = past(8, 4, 12, 6, 9, 5, 14, 8, 7, 10);

test('too few: it says how few, and of which step', () => {
  expect(forecastOf([{ past: past(3, 4, 5), age: 0 }], 1)).toEqual({ is: 'few', n: 3, step: 0 });
  const steps = [
    { past: TEN, age: 0 },
    { past: [], age: 0 },
  ];
  expect(forecastOf(steps, 1)).toEqual({ is: 'few', n: 0, step: 1 });
});

test('older than nearly all that came before: no forecast', () => {
  expect(forecastOf([{ past: TEN, age: 11 * DAY_MIN }], 1)).toEqual({ is: 'beyond', n: 10, longer: 2 });
});

test('the interval is around what was usual, and the same each time', () => {
  const told = forecastOf([{ past: TEN, age: 0 }], 7);
  expect(told).toEqual(forecastOf([{ past: TEN, age: 0 }], 7));
  if (told.is !== 'told') throw new Error(told.is);
  expect(told.low / DAY_MIN).toBeCloseTo(3.3, 0);
  expect(told.middle / DAY_MIN).toBeCloseTo(8, 0);
  expect(told.high / DAY_MIN).toBeGreaterThan(13);
});

test('the longer it has been going on, the less is left; and two steps take longer than one', () => {
  const middle = (...steps: Parameters<typeof forecastOf>[0]) => {
    const told = forecastOf(steps, 7);
    return told.is === 'told' ? told.middle : Number.NaN;
  };
  const one = middle({ past: TEN, age: 0 });
  expect(middle({ past: TEN, age: 6 * DAY_MIN })).toBeLessThan(one);
  expect(middle({ past: TEN, age: 0 }, { past: TEN, age: 0 })).toBeGreaterThan(1.7 * one);
});

/** In `npm test`, one team whose days vary most and one that changes. */
const teams = FULL ? Object.keys(TEAMS) : ['bursty', 'improving'];

test.each(teams)('for a team that is %s, the interval of 85 in 100 holds 80 to 90 times in 100', (team) => {
  const { held, asked } = calibrate(team, rounds(16, 60), 40);
  expect(asked).toBeGreaterThan(3_000);
  expect(held).toBeGreaterThanOrEqual(0.8);
  expect(held).toBeLessThanOrEqual(0.9);
});
