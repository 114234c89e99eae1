import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { startTidying } from '../../../adapters/runtime/tidy.js';
import { add, type Change } from '../../../src/model/changes.js';
import { type Kit, kit } from '../../support/kit.js';

const DAY_MS = 86_400_000;
const NO_PLATFORMS = { slack: undefined, teams: undefined };
let k: Kit;
let stop: () => void;

beforeEach(async () => {
  k = await kit();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { opened, alarms, clock } = k;
  stop = startTidying({ opened, alarms, clock, fault: (error) => void k.faults.push(error) }, NO_PLATFORMS);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Whether an event takes effect, rather than being dropped as one that was handled before. */
const takesEffect = async (key: string) => (await k.store.transact('W1', key, async () => ({}))) !== undefined;

test('the key of an event is kept for a week', async () => {
  await takesEffect('K1');
  k.clock.pass(6 * DAY_MS);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await takesEffect('K1')).toBe(false);
  k.clock.pass(2 * DAY_MS);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect.poll(() => takesEffect('K1')).toBe(true);
  expect(k.faults).toEqual([]);
});

test('who was in a place is forgotten after a day', async () => {
  await k.roster.joined('W1', 'J1', 'T1', ['U1']);
  const members = () => k.store.read('W1', (read) => read.find('member', { where: { place: 'T1' } }));
  k.clock.pass(DAY_MS - 60_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await members()).toHaveLength(1);
  k.clock.pass(120_000);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect.poll(members).toEqual([]);
  expect(k.faults).toEqual([]);
});

test('what somebody last spoke of is deleted after half an hour', async () => {
  await k.say_('ana', 'help', { channel: 'hall' });
  const talks = () => k.store.read('W1', (read) => read.find('talk', { where: { channel: 'C-hall' } }));
  k.clock.pass(30 * 60_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await talks()).toHaveLength(1);
  k.clock.pass(1);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect.poll(talks).toEqual([]);
  expect(k.faults).toEqual([]);
});

test('what has served its time goes: hold-outs after a year, yesterday’s counts after two days, undo after a month', async () => {
  await k.say_('ana', 'new Churn');
  const apply = (changes: Change[]) =>
    k.store.transact('W1', newId(), async (unit) => {
      await unit.apply(changes);
      return {};
    });
  const at = k.clock.now();
  await apply([
    add('holdOut', { id: 'M1', workspace: 'W1', channel: 'C1', rule: 'r', at, shown: true, ownedAt: null }),
    add('nudgeCount', { id: 'C1', workspace: 'W1', day: '2026-03-02', count: 2 }),
    add('lastNudge', { id: 'U1', workspace: 'W1', at, asked: true }),
  ]);
  const left = () =>
    k.store.read('W1', async (read) => {
      const kinds = ['holdOut', 'nudgeCount', 'undo', 'lastNudge'] as const;
      const counts = await Promise.all(kinds.map(async (kind) => [kind, (await read.find(kind, {})).length] as const));
      return counts.flatMap(([kind, n]) => (n > 0 ? [kind] : []));
    });
  const after = async (days: number) => {
    k.clock.pass(days * DAY_MS);
    await vi.advanceTimersByTimeAsync(60_000);
  };
  await after(2);
  await expect.poll(left).toEqual(['holdOut', 'nudgeCount', 'undo', 'lastNudge']);
  await after(1);
  await expect.poll(left).toEqual(['holdOut', 'undo', 'lastNudge']);
  await after(28);
  await expect.poll(left).toEqual(['holdOut', 'lastNudge']);
  await after(334);
  await expect.poll(left).toEqual(['holdOut', 'lastNudge']);
  await after(1);
  await expect.poll(left).toEqual(['lastNudge']);
  expect(k.faults).toEqual([]);
});

test('once it is stopped nothing is deleted', async () => {
  await takesEffect('K1');
  stop();
  k.clock.pass(8 * DAY_MS);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await takesEffect('K1')).toBe(false);
});
