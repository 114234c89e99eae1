import { expect, test } from 'vitest';
import { personById } from '../../../adapters/web/people.js';
import { readTours } from '../../../adapters/web/tours.js';

const tours = readTours();

test('there are several, each with its own title', () => {
  expect(tours.length).toBeGreaterThanOrEqual(3);
  expect(new Set(tours.map((tour) => tour.title)).size).toBe(tours.length);
});

test('they come in the order of their files, which their ids are named after', () => {
  expect(tours.map((tour) => tour.id)).toEqual(tours.map((tour) => tour.id).sort());
  expect(tours[0]?.id).toBe('1-first-project');
});

test.each(tours)('$id: everybody who acts is in the playground', ({ steps }) => {
  for (const { as } of steps) expect(personById(as), as).toBeDefined();
});
