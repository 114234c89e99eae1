import { describe, expect, test } from 'vitest';
import { ExpiringCache, LastingCache, SharedRequests } from '../../../adapters/platform/cache.js';
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

describe('a lasting cache', () => {
  const away = () => Promise.reject(new Error('away'));
  function made(holds = (_: string) => true) {
    const clock = new TestClock();
    return { clock, cache: new LastingCache<string>(clock, { lifetimeMs: 1_000, waitMs: 20, holds }) };
  }

  test('asks again when its lifetime is over, and callers at the same time share the answer', async () => {
    const { clock, cache } = made();
    let asked = 0;
    const ask = async () => `${++asked}`;
    expect(await Promise.all([cache.get('a', ask), cache.get('a', ask)])).toEqual(['1', '1']);
    expect(await cache.get('a', away)).toBe('1');
    clock.pass(1_000);
    expect(await cache.get('a', ask)).toBe('2');
  });

  test.each([
    ['fails', away],
    ['does not come', () => new Promise<string>(() => {})],
  ])('keeps the last answer if the next one %s', async (_, ask) => {
    const { clock, cache } = made();
    await cache.get('a', async () => 'x');
    clock.pass(1_000_000);
    expect(await cache.get('a', ask)).toBe('x');
    expect(cache.last('a')).toBe('x');
  });

  test('waits for the next answer if the last one does not hold any more, or there is none', async () => {
    const { clock, cache } = made((answer) => answer !== 'expired');
    await expect(cache.get('a', away)).rejects.toThrow('away');
    await cache.get('a', async () => 'expired');
    clock.pass(1_000);
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('y'), 40));
    expect(await cache.get('a', slow)).toBe('y');
  });

  test('what is gone or deleted is not used again, even if an older answer is on its way', async () => {
    const { clock, cache } = made();
    await cache.get('a', async () => 'x');
    clock.pass(1_000);
    expect(await cache.get('a', async () => undefined)).toBeUndefined();
    await expect(cache.get('a', away)).rejects.toThrow('away');
    let give = (_: string) => {};
    const onItsWay = cache.get('a', () => new Promise((resolve) => (give = resolve)));
    cache.delete('a');
    give('older');
    expect(await onItsWay).toBe('older');
    expect(cache.last('a')).toBeUndefined();
  });
});
