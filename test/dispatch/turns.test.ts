import { expect, test } from 'vitest';
import { Turns } from '../../src/dispatch/turns.js';

test('whoever comes later is done later, also after a failure; another key does not wait', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const act = (key: string, name: string) => turns.take(key, async () => void order.push(name));
  let fail = () => {};
  const failing = turns.take('a', async () => {
    await new Promise<void>((resolve) => {
      fail = resolve;
    });
    order.push('first');
    throw new Error('it fails');
  });
  const second = act('a', 'second');
  await act('b', 'other');
  expect(order).toEqual(['other']);
  fail();
  await expect(failing).rejects.toThrow('it fails');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});
