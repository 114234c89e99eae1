import { describe, expect, test } from 'vitest';
import { ExpiringCache, SharedRequests } from '../../../adapters/platform/cache.js';
import { TestClock } from '../../support/kit.js';

describe('an expiring cache', () => {
  test('an entry is gone when its lifetime is over', () => {
    const clock = new TestClock();
    const cache = new ExpiringCache<string>(clock, { lifetimeMs: 1_000 });
    cache.set('a', 'x');
    clock.pass(999);
    expect(cache.get('a')).toBe('x');
    clock.pass(1);
    expect(cache.get('a')).toBeUndefined();
  });

  test('an entry lives ten minutes unless told otherwise', () => {
    const clock = new TestClock();
    const cache = new ExpiringCache<string>(clock);
    cache.set('a', 'x');
    clock.pass(10 * 60_000 - 1);
    expect(cache.get('a')).toBe('x');
    clock.pass(1);
    expect(cache.get('a')).toBeUndefined();
  });

  test('setting an entry again starts its lifetime again', () => {
    const clock = new TestClock();
    const cache = new ExpiringCache<string>(clock, { lifetimeMs: 1_000 });
    cache.set('a', 'x');
    clock.pass(600);
    cache.set('a', 'y');
    clock.pass(600);
    expect(cache.get('a')).toBe('y');
  });

  test('one entry too many drops the oldest', () => {
    const cache = new ExpiringCache<string>(new TestClock(), { max: 1 });
    cache.set('a', 'x');
    cache.set('b', 'y');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'y']);
  });

  test('a deleted entry is gone', () => {
    const cache = new ExpiringCache<string>(new TestClock());
    cache.set('a', 'x');
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
  });
});

describe('shared requests', () => {
  test('callers at the same time share one answer, a later one asks again', async () => {
    const requests = new SharedRequests<number>();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return asked;
    };
    expect(await Promise.all([requests.get('a', ask), requests.get('a', ask), requests.get('b', ask)])).toEqual([
      1, 1, 2,
    ]);
    expect(await requests.get('a', ask)).toBe(3);
  });

  test('a failure reaches all callers and is not kept', async () => {
    const requests = new SharedRequests<number>();
    const fail = () => Promise.reject(new Error('no answer'));
    const both = await Promise.allSettled([requests.get('a', fail), requests.get('a', fail)]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(await requests.get('a', async () => 1)).toBe(1);
  });
});
