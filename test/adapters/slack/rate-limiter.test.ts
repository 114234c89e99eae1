import { expect, test, vi } from 'vitest';
import { MethodRateLimiter } from '../../../adapters/slack/rate-limiter.js';

const MINUTE = 60_000;
/** How many calls go through in some time, if one is tried every ten milliseconds. */
function callsIn(limiter: MethodRateLimiter, method: string, ms: number): number {
  let calls = 0;
  for (let now = 0; now < ms; now += 10) if (limiter.wait('slack:T1', method, now) === 0) calls += 1;
  return calls;
}

test('half a minute’s calls can be made at once, and later calls are spread evenly', () => {
  const limiter = new MethodRateLimiter();
  expect(callsIn(limiter, 'chat.update', 10)).toBe(1);
  const waits = Array.from({ length: 30 }, () => limiter.wait('slack:T1', 'chat.update', 0));
  expect(waits.filter((ms) => ms === 0)).toHaveLength(24);
  expect(waits.at(-1)).toBe(1_200);
});

test('over time, a method is called as often as its tier allows', () => {
  const calls = callsIn(new MethodRateLimiter(), 'users.list', 10 * MINUTE);
  expect(calls).toBeGreaterThan(200);
  expect(calls).toBeLessThanOrEqual(210);
});

test('workspaces and methods do not wait for one another, and posting does not wait here', () => {
  const limiter = new MethodRateLimiter();
  while (limiter.wait('slack:T1', 'users.info', 0) === 0);
  expect(limiter.wait('slack:T2', 'users.info', 0)).toBe(0);
  expect(limiter.wait('slack:T1', 'users.list', 0)).toBe(0);
  for (let i = 0; i < 1_000; i += 1) expect(limiter.wait('slack:T1', 'chat.postMessage', 0)).toBe(0);
});

test('the calls of many workspaces are seldom looked through', () => {
  const limiter = new MethodRateLimiter();
  const looks = vi.spyOn(Map.prototype, Symbol.iterator);
  for (let i = 0; i < 12_000; i += 1) limiter.wait(`slack:T${i}`, 'users.info', 0);
  expect(looks.mock.calls.length).toBe(1);
  looks.mockRestore();
});
