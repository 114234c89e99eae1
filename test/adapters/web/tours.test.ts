import { expect, test } from 'vitest';
import { Company } from '../../../adapters/web/company.js';
import { scenesOf } from '../../../adapters/web/tour-windows.js';
import { readTours } from '../../../adapters/web/tours.js';

const tours = readTours();
const company = new Company();

test('there are several, each with its own title', () => {
  expect(tours.length).toBeGreaterThanOrEqual(3);
  expect(new Set(tours.map((tour) => tour.title)).size).toBe(tours.length);
});

test('they come in the order of their files, which their ids are named after; the nudge comes first', () => {
  expect(tours.map((tour) => tour.id)).toEqual(tours.map((tour) => tour.id).sort());
  expect(tours[0]?.id).toBe('1-who-will-do-it');
});

test.each(tours)('$id: everybody whose window is shown is in the playground, and in that channel', (tour) => {
  for (const { windows } of scenesOf(tour)) {
    expect(new Set(windows.map(({ person }) => person)).size).toBe(2);
    for (const { person, channel } of windows) {
      expect(company.person(person), person).toBeDefined();
      expect(company.canSee(channel, person), `${person} in ${channel}`).toBe(true);
    }
  }
});

test.each(tours)('$id: each step does one thing, and says in a line what it is', ({ steps, title, about, end }) => {
  for (const { say, press, simulate } of steps) expect([say, press, simulate].filter(Boolean)).toHaveLength(1);
  for (const line of [title, about, end, ...steps.map(({ tell }) => tell)]) expect(line.length).toBeLessThan(140);
  // In YAML a “#” after a space begins a comment, which would swallow the name of a channel and what follows.
  for (const line of [about, end, ...steps.map(({ tell }) => tell)]) expect(line).toMatch(/[.?!”]$/);
});

test.each(tours)('$id: its windows show its channel, from which its viewers go on', (tour) => {
  const channels = scenesOf(tour).flatMap(({ windows }) => windows.map(({ channel }) => channel));
  expect(channels).toContain(tour.channel);
});
