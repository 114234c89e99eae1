import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Loop } from '../../../adapters/runtime/loop.js';

const EVERY_MS = 1_000;
let loop: Loop;
let rounds = 0;
let faults: unknown[] = [];
/** What a round does, besides being counted. */
let work: () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  [rounds, faults, work] = [0, [], async () => {}];
  const count = async () => {
    rounds += 1;
    await work();
  };
  loop = new Loop(count, EVERY_MS, (error) => faults.push(error));
});
afterEach(async () => {
  await loop.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('work is done at the start, and then regularly', async () => {
  loop.start();
  await pass(0);
  expect(rounds).toBe(1);
  await pass(3 * EVERY_MS);
  expect(rounds).toBe(4);
});

test('pokes during a round lead to one more round, never to two at a time', async () => {
  let release = () => {};
  work = () => new Promise((resolve) => (release = resolve));
  loop.poke();
  for (let i = 0; i < 5; i += 1) loop.poke();
  await pass(0);
  expect(rounds).toBe(1);
  release();
  await pass(0);
  expect(rounds).toBe(2);
  release();
});

test('of several times to come the soonest counts', async () => {
  loop.pokeIn(500);
  loop.pokeIn(200);
  loop.pokeIn(300);
  await pass(199);
  expect(rounds).toBe(0);
  await pass(1);
  expect(rounds).toBe(1);
  await pass(EVERY_MS);
  expect(rounds).toBe(1);
});

test('a round that fails is reported, and the work is tried again later', async () => {
  work = () => Promise.reject(new Error('broken'));
  loop.start();
  await pass(EVERY_MS);
  expect(faults).toHaveLength(2);
});

test('stopping waits for the round in progress and starts no other', async () => {
  let release = () => {};
  work = () => new Promise((resolve) => (release = resolve));
  loop.start();
  await pass(0);
  let stopped = false;
  const stopping = loop.stop().then(() => (stopped = true));
  await pass(5 * EVERY_MS);
  expect(stopped).toBe(false);
  release();
  await stopping;
  loop.poke();
  loop.pokeIn(1);
  await pass(EVERY_MS);
  expect(rounds).toBe(1);
});
