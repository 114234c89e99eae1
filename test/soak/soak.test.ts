/** The short form of `npm run soak`. */
import { expect, test } from 'vitest';
import { place } from '../support/stores.js';
import { soak } from './soak.js';

// A stop that outlasts a lease takes as long as all the rest: fences.test.ts has what follows from one.
test('three instances whose clocks differ, one of them killed, with Slack down, send everything once, in order, at Slack’s pace', {
  timeout: 280_000,
}, async () => {
  const at = await place('postgres');
  const result = await soak(at, { instances: 3, channels: 40, kills: 1, stops: 0, outageMs: 4_000 });
  expect(result).toMatchObject({ disordered: [], waiting: 0, failed: 0, problems: [], broken: [] });
  expect([...result.digests]).toEqual([[1, 40]]);
  expect(result.kindsOfFailure).toBeGreaterThan(2);
  // Slack asks for a second between two messages in a channel. Single gaps shrink on a busy machine: what is sent in time
  // arrives late. The median does not.
  expect(result.medianGapMs).toBeGreaterThan(900);
  await at.remove();
});
