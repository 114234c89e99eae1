import { expect, test } from 'vitest';
import { Turns } from '../../src/dispatch/turns.js';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('whoever comes later is done later, also after a failure; another key does not wait', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const act = (key: string, name: string, ms: number) =>
    turns.take(key, async () => {
      await later(ms);
      order.push(name);
      if (name === 'fails') throw new Error(name);
    });
  const failing = act('a', 'fails', 10);
  const done = [act('a', 'second', 1), act('b', 'other', 1)];
  await expect(failing).rejects.toThrow('fails');
  await Promise.all(done);
  expect(order).toEqual(['other', 'fails', 'second']);
});
