import { expect, test } from 'vitest';
import { withDeadline } from '../../../adapters/platform/deadline.js';

const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
const unexpected = (error: unknown) => {
  throw error;
};

test('work that ends in time gives its value', async () => {
  expect(await withDeadline(after(0, 'x'), 5_000, unexpected)).toEqual({ is: 'done', value: 'x' });
});

test('work that fails is reported once, and nothing is thrown', async () => {
  const errors: unknown[] = [];
  const error = new Error('no store');
  const outcome = await withDeadline(Promise.reject(error), 5_000, (one) => errors.push(one));
  expect(outcome).toEqual({ is: 'failed' });
  expect(errors).toEqual([error]);
});

test('work that is late goes on, and its end can be waited for', async () => {
  const outcome = await withDeadline(after(30, 'x'), 1, unexpected);
  expect(outcome.is).toBe('late');
  if (outcome.is === 'late') expect(await outcome.settled).toEqual({ is: 'done', value: 'x' });
});

test('late work that fails is reported, too', async () => {
  const errors: unknown[] = [];
  const failing = after(30, 'x').then(() => Promise.reject(new Error('no store')));
  const outcome = await withDeadline(failing, 1, (one) => errors.push(one));
  if (outcome.is === 'late') expect(await outcome.settled).toEqual({ is: 'failed' });
  expect(errors).toHaveLength(1);
});
