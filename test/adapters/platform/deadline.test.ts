import { expect, test } from 'vitest';
import { beforeDeadline, withDeadline } from '../../../adapters/platform/deadline.js';

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
  expect(outcome).toEqual({ is: 'failed', error });
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
  expect(outcome.is).toBe('late');
  if (outcome.is === 'late') expect(await outcome.settled).toMatchObject({ is: 'failed' });
  expect(errors).toHaveLength(1);
});

test('work that changes nothing is given up when it is late, and its end is nobody’s business', async () => {
  expect(await beforeDeadline(after(0, 'x'), 5_000)).toBe('x');
  await expect(beforeDeadline(Promise.reject(new Error('no store')), 5_000)).rejects.toThrow('no store');
  const failing = after(30, 'x').then(() => Promise.reject(new Error('too late')));
  await expect(beforeDeadline(failing, 1)).rejects.toThrow('does not answer');
  await after(60, undefined);
});
