/** Results that are remembered. */
import { expect, test } from 'vitest';
import { memoize } from '../../../src/clarity/model/memoize.js';

test('a result is computed once', () => {
  let calls = 0;
  const lengthOf = memoize((text) => {
    calls++;
    return text.length;
  });
  expect([lengthOf('abc'), lengthOf('abc'), lengthOf('')]).toEqual([3, 3, 0]);
  expect([lengthOf(''), calls]).toEqual([0, 2]);
});

test('beyond the bound the oldest result is computed again', () => {
  let calls = 0;
  const echo = memoize((text) => {
    calls++;
    return text;
  });
  for (let i = 0; i <= 20_000; i++) echo(String(i));
  echo('20000');
  expect(calls).toBe(20_001);
  expect(echo('0')).toBe('0');
  expect(calls).toBe(20_002);
});
