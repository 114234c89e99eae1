/** Randomness that is the same each time. */
import { expect, test } from 'vitest';
import { seededRandom, shuffle } from '../../../adapters/train/random.js';

const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));

test('a seed gives the same numbers each time, from 0 to below 1', () => {
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  for (const number of draw(3)) expect(number >= 0 && number < 1).toBe(true);
});

test('shuffling keeps every item', () => {
  const items = Uint32Array.from({ length: 50 }, (_, i) => i);
  const shuffled = shuffle(items.slice(), seededRandom(1));
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted()).toEqual(items);
});
