import { beforeEach, expect, test } from 'vitest';
import { type HeardStore, LastHeard } from '../../../adapters/platform/last-heard.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { flat } from '../../../src/model/text.js';
import { TestClock } from '../../support/kit.js';

const MINUTE = 60_000;
const say = wording();

/** What is stored, and how often. */
class MemoryStore implements HeardStore {
  readonly at = new Map<string, number>();
  writes = 0;
  async heard(workspace: string, at: number) {
    this.writes += 1;
    this.at.set(workspace, at);
  }
  async heardAt(workspace: string) {
    return this.at.get(workspace) ?? 0;
  }
}

let clock: TestClock;
let kept: MemoryStore;
beforeEach(() => {
  clock = new TestClock();
  kept = new MemoryStore();
});
const unexpected = (error: unknown) => {
  throw error;
};
const instance = () => new LastHeard({ kept, clock, say, fault: unexpected });

test('is stored once a minute, however many messages are heard', () => {
  const lastHeard = instance();
  for (let i = 0; i < 100; i += 1) {
    lastHeard.note('slack:T1');
    clock.pass(1_000);
  }
  lastHeard.note('slack:T2');
  expect(kept.writes).toBe(3);
});

test.each([
  [0, 'just'],
  [2 * MINUTE, '2 minutes'],
  [119 * MINUTE, '119 minutes'],
  [2 * 60 * MINUTE, '2 hours'],
  [47 * 60 * MINUTE, '47 hours'],
  [48 * 60 * MINUTE, '2 days'],
])('%s ms later the line says "%s"', async (ms, words) => {
  const lastHeard = instance();
  lastHeard.note('slack:T1');
  clock.pass(ms);
  expect(flat(await lastHeard.line('slack:T1'))).toContain(words);
});

test('a workspace in which nothing was heard is told apart', async () => {
  expect(await instance().line('slack:T1')).toEqual(say('home-heard-never'));
});

test('what another instance heard counts', async () => {
  instance().note('slack:T1');
  clock.pass(5 * MINUTE);
  expect(flat(await instance().line('slack:T1'))).toContain('5 minutes');
});

test('a store that fails is reported', async () => {
  const faults: unknown[] = [];
  kept.heard = () => Promise.reject(new Error('away'));
  new LastHeard({ kept, clock, say, fault: (error) => faults.push(error) }).note('slack:T1');
  await expect.poll(() => faults.map(String)).toEqual(['Error: away']);
});
