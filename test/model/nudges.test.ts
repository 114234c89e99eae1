/** How often Baton nudges, and what it learns from the answers. */
import { expect, test } from 'vitest';
import type { HoldOut, Ledger } from '../../src/model/nudge-rows.js';
import {
  differenceOfShares,
  groupOf,
  isHeldOut,
  levelOf,
  listens,
  mutedRules,
  sureEnough,
  wilsonInterval,
} from '../../src/model/nudges.js';
import type { Scope, Setting } from '../../src/model/setting-rows.js';

const ledger = (more: Partial<Ledger>): Ledger => ({
  id: 'c:r',
  workspace: 'W',
  version: 1,
  channel: 'c',
  rule: 'r',
  shown: 0,
  assigned: 0,
  taken: 0,
  rewritten: 0,
  dismissed: 0,
  muted: 0,
  expired: 0,
  level: 0,
  shownThen: 0,
  awayThen: 0,
  ...more,
});

test.each([
  ['too few to judge', { shown: 19, dismissed: 19 }, 0],
  ['one in four is not too many', { shown: 20, dismissed: 5 }, 0],
  ['more than one in four', { shown: 20, dismissed: 4, muted: 2 }, 1],
  ['raised, and not yet twenty more', { shown: 39, dismissed: 20, level: 1, shownThen: 20, awayThen: 6 }, 1],
  ['raised, and better since', { shown: 40, dismissed: 10, level: 1, shownThen: 20, awayThen: 6 }, 1],
  ['raised, and no better', { shown: 40, dismissed: 12, level: 1, shownThen: 20, awayThen: 6 }, 2],
  ['asleep', { shown: 90, dismissed: 80, level: 2, shownThen: 40, awayThen: 12 }, 2],
])('%s', (_, more, level) => {
  expect(levelOf(ledger(more)).level).toBe(level);
});

test('a raised rule needs more confident findings, a sleeping one takes none', () => {
  expect(
    [undefined, 0, 1, 2].map((level) => sureEnough(0.5, level === undefined ? undefined : ledger({ level }))),
  ).toEqual([true, true, false, false]);
  expect([0, 1, 2].map((level) => sureEnough(2, ledger({ level })))).toEqual([true, true, false]);
});

test('the Wilson interval agrees with published values', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 15 of 148.
  const near = (part: number, whole: number) =>
    Object.values(wilsonInterval(part, whole)).map((x) => Number(x.toFixed(4)));
  expect(near(81, 263)).toEqual([0.2553, 0.3662]);
  expect(near(15, 148)).toEqual([0.0624, 0.1605]);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

const row = (scope: Scope, key: string, value: string): Setting => ({
  id: `${scope}:x:${key}`,
  workspace: 'W',
  version: 1,
  scope,
  target: 'x',
  key,
  value,
});

test.each([
  ['a linked channel', [], true, true],
  ['a channel without a project', [], false, false],
  ['switched on for all', [row('workspace', 'nudges', 'on')], false, true],
  ['switched on here', [row('channel', 'nudges', 'on')], false, true],
  ['switched off here, on for all', [row('workspace', 'nudges', 'on'), row('channel', 'nudges', 'off')], true, false],
  ['a person’s off', [row('channel', 'nudges', 'on'), row('person', 'nudges', 'off')], true, false],
  [
    'a person’s on does not open a channel',
    [row('channel', 'nudges', 'off'), row('person', 'nudges', 'on')],
    true,
    false,
  ],
])('%s', (_, set, linked, listening) => {
  expect(listens(set as Setting[], linked as boolean)).toBe(listening);
});

test('a rule muted for person, channel or workspace is muted', () => {
  const set = [row('person', 'muted-rules', 'a, b'), row('channel', 'muted-rules', 'c')];
  expect([...mutedRules(set)].sort()).toEqual(['a', 'b', 'c']);
});

test('about the requested share is held out, and the same nudges each time', () => {
  const ids = Array.from({ length: 4_000 }, (_, i) => `M${i * 7}.${i}`);
  const heldOut = ids.filter((id) => isHeldOut(id, 20));
  expect(heldOut.length / ids.length).toBeGreaterThan(0.17);
  expect(heldOut.length / ids.length).toBeLessThan(0.23);
  expect(ids.filter((id) => isHeldOut(id, 20))).toEqual(heldOut);
  expect(ids.filter((id) => isHeldOut(id, 0))).toEqual([]);
});

test('Newcombe’s interval of a difference agrees with published values', () => {
  // Statistics in Medicine 17 (1998) 873, table II, method 10: 56/70 against 48/80, and 9/10 against 3/10.
  const group = (owned: number, n: number) => ({ owned, n, half: undefined });
  const near = (d: object) => Object.values(d).map((x) => Number((x as number).toFixed(4)));
  expect(near(differenceOfShares(group(56, 70), group(48, 80)))).toEqual([0.2, 0.0524, 0.3339]);
  expect(near(differenceOfShares(group(9, 10), group(3, 10)))).toEqual([0.6, 0.1705, 0.809]);
});

test('an owner found after more than a day does not count', () => {
  const hour = 3_600_000;
  const work = (wait: number | null, shown = true): HoldOut => ({
    id: String(wait),
    workspace: 'W',
    version: 1,
    channel: 'c',
    rule: 'r',
    at: 1_000,
    shown,
    ownedAt: wait === null ? null : 1_000 + wait,
  });
  const all = [work(hour), work(3 * hour), work(25 * hour), work(null), work(hour, false)];
  expect(groupOf(all, true)).toEqual({ n: 4, owned: 2, half: hour });
  expect(groupOf(all, false)).toEqual({ n: 1, owned: 1, half: hour });
  expect(groupOf([], true)).toEqual({ n: 0, owned: 0, half: undefined });
});
