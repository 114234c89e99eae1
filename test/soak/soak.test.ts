/** The short form of `npm run soak`: copies over one PostgreSQL, killed at random; a platform that is down at first. */
import { expect, test } from 'vitest';
import { place } from '../support/stores.js';
import { soak } from './soak.js';

/** Numbers that look random and are the same in each run (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('three copies, killed and started again while the platform is down: everything once, in order, at its pace', {
  timeout: 280_000,
}, async () => {
  const at = await place('postgres');
  const {
    digests,
    troubles,
    tookMs: _,
    shortestMs,
    ...rest
  } = await soak(at, {
    copies: 3,
    channels: 60,
    kills: 4,
    outageMs: 5_000,
    chance: chances(5),
  });
  expect(rest).toEqual({ disordered: [], waiting: 0, failed: 0, problems: [] });
  expect([...digests]).toEqual([[1, 60]]);
  expect(troubles.size).toBeGreaterThan(2);
  // A second in each channel between two messages, as Slack asks for; some of it may pass on the way.
  expect(shortestMs).toBeGreaterThan(700);
  await at.remove();
});
