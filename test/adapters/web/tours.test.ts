import { expect, test } from 'vitest';
import { canSee, directChannelOf } from '../../../adapters/web/channels.js';
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

test.each(tours)('$id: everybody who acts is in the playground, and in the channel where they do', (tour) => {
  let place = tour.channel;
  for (const { as, in: channel = place } of tour.steps) {
    place = channel;
    expect(personById(as), as).toBeDefined();
    expect(canSee(place === 'direct' ? directChannelOf(as) : place, as), `${as} in ${place}`).toBe(true);
  }
});

test.each(tours)('$id: whoever acts last sees the channel that the tour leads to', ({ channel, steps }) => {
  expect(canSee(channel, steps.at(-1)?.as ?? '')).toBe(true);
});
