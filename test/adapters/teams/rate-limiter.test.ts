import { expect, test, vi } from 'vitest';
import { THREAD_LIMITS } from '../../../adapters/teams/posts.js';
import { RateLimiter } from '../../../adapters/teams/rate-limiter.js';

/** When each of `n` things can be done, as early as the limits of a conversation allow. */
function earliestTimes(n: number): number[] {
  const limiter = new RateLimiter(THREAD_LIMITS);
  const times: number[] = [];
  let now = 0;
  while (times.length < n) {
    const wait = limiter.wait('a', now);
    now += wait;
    if (wait > 0) continue;
    limiter.take('a', now);
    times.push(now);
  }
  return times;
}

test.each([
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
])('no more than %i happen in %i ms', (most, ms) => {
  const times = earliestTimes(2_500);
  for (const [i, at] of times.entries())
    expect(times.slice(0, i + 1).filter((one) => one > at - ms).length).toBeLessThanOrEqual(most);
});

test('another key does not wait', () => {
  const limiter = new RateLimiter([[1, 1_000]]);
  limiter.take('a', 0);
  expect(limiter.wait('a', 400)).toBe(600);
  expect(limiter.wait('b', 400)).toBe(0);
});

test('what many conversations have done is seldom looked through', () => {
  const limiter = new RateLimiter([[1, 1_000]]);
  const looks = vi.spyOn(Map.prototype, Symbol.iterator);
  for (let i = 0; i < 12_000; i += 1) limiter.take(`${i}`, 0);
  expect(looks.mock.calls.length).toBe(1);
  looks.mockRestore();
});
