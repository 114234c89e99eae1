import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/model/dates/calendar.js';
import {
  countNeeds,
  isOverdue,
  isStuck,
  isUnanswered,
  isUnderWay,
  isUnowned,
  mayBeStuck,
  quietMs,
  stageReasons,
  taskReasons,
} from '../../src/model/health.js';
import type { Offer, Stage, StageState, Task } from '../../src/model/project-rows.js';

const NOW = Date.UTC(2026, 2, 30, 12);
const TODAY = '2026-03-30';

const row = { id: 'x', workspace: 'W1', version: 1, project: 'p' };
const STAGE: Stage = {
  ...row,
  name: 'Data',
  key: 'data',
  position: 1,
  state: 'in_progress',
  since: NOW - 20 * DAY,
  reason: null,
  due: null,
  owner: 'U1',
  deputies: [],
  pass: 1,
  dropped: false,
};
const TASK: Task = {
  ...row,
  number: 1,
  title: 'Write the runbook',
  stage: null,
  state: 'open',
  owner: 'U1',
  deputies: [],
  due: null,
  createdAt: NOW - 20 * DAY,
  createdBy: 'U1',
  link: null,
  channel: null,
  thread: null,
};
const OFFER: Offer = {
  ...row,
  item: 'stage',
  itemId: 'x',
  asked: 'U2',
  by: 'U1',
  state: 'waiting',
  word: null,
  at: NOW,
  answeredAt: null,
  channel: '',
  thread: null,
};
const offered = (ms: number): Offer => ({ ...OFFER, at: NOW - ms });

test.each<[StageState, boolean]>([
  ['not_started', false],
  ['in_progress', true],
  ['at_risk', true],
  ['blocked', true],
  ['done', false],
  ['skipped', false],
])('a stage that is %s is under way: %s', (state, expected) => {
  expect(isUnderWay({ ...STAGE, state })).toBe(expected);
});

test.each([
  [null, false],
  ['2026-03-31', false],
  ['2026-03-30', false],
  ['2026-03-29', true],
  ['2025-12-31', true],
])('on 30 March, what is due %s is overdue: %s', (due, expected) => {
  expect(isOverdue({ due }, TODAY)).toBe(expected);
});

test.each([
  ['has an owner', 'U1', undefined, false],
  ['has an owner, and is offered to somebody else', 'U1', OFFER, false],
  ['is offered to somebody', null, OFFER, false],
  ['has neither', null, undefined, true],
])('what %s is unowned: %#', (_, owner, offer, expected) => {
  expect(isUnowned({ owner }, offer)).toBe(expected);
});

test.each([
  ['just now', 0, 'waiting', false],
  ['a moment less than a day ago', DAY - 1, 'waiting', false],
  ['exactly a day ago', DAY, 'waiting', true],
  ['two days ago', 2 * DAY, 'waiting', true],
  ['two days ago, and accepted since', 2 * DAY, 'accepted', false],
  ['two days ago, and withdrawn since', 2 * DAY, 'withdrawn', false],
] as const)('an offer made %s', (_, ago, state, expected) => {
  expect(isUnanswered({ at: NOW - ago, state }, NOW)).toBe(expected);
});

describe('stuck', () => {
  const LIMIT = 14 * DAY;

  test.each([
    ['no step is known', undefined, 20 * DAY],
    ['the last step was before it entered its state', NOW - 25 * DAY, 20 * DAY],
    ['the last step was yesterday', NOW - DAY, DAY],
  ])('the quiet time if %s', (_, lastStep, expected) => {
    expect(quietMs(STAGE, lastStep, NOW)).toBe(expected);
  });

  test.each([
    ['exactly as long as the limit', LIMIT, false],
    ['a moment longer than the limit', LIMIT + 1, true],
    ['for an hour', 3_600_000, false],
  ])('a stage quiet %s', (_, quiet, expected) => {
    expect(isStuck(STAGE, NOW - quiet, NOW, LIMIT)).toBe(expected);
    expect(isStuck({ ...STAGE, since: NOW - quiet }, undefined, NOW, LIMIT)).toBe(expected);
  });

  test.each<StageState>(['not_started', 'at_risk', 'blocked', 'done', 'skipped'])(
    'a stage that is %s is never stuck: it has not begun, is over, or says itself what is wrong',
    (state) => {
      expect(isStuck({ ...STAGE, state }, undefined, NOW, LIMIT)).toBe(false);
    },
  );

  test.each([
    [DAY, false],
    [DAY + 1, true],
  ])('a stage in progress for %d ms may be stuck: %s, whatever the limit', (age, expected) => {
    expect(mayBeStuck({ state: 'in_progress', since: NOW - age }, NOW)).toBe(expected);
    expect(isStuck({ state: 'in_progress', since: NOW - age }, undefined, NOW, 0)).toBe(expected);
  });
});

describe('why a stage needs attention', () => {
  const reasons = (patch: Partial<Stage>, offer?: Offer, stuck = false) =>
    stageReasons({ ...STAGE, ...patch }, { now: NOW, today: TODAY, offer, stuck });

  test.each<[string, Partial<Stage>, Offer | undefined, boolean, string[]]>([
    ['owned and moving', {}, undefined, false, []],
    ['blocked', { state: 'blocked' }, undefined, false, ['blocked']],
    ['at risk', { state: 'at_risk' }, undefined, false, ['at_risk']],
    ['stuck', {}, undefined, true, ['stuck']],
    ['under way without an owner', { owner: null }, undefined, false, ['unowned']],
    ['not started, without an owner', { state: 'not_started', owner: null }, undefined, false, []],
    ['offered just now', { owner: null }, offered(0), false, []],
    ['offered a day ago', { owner: null }, offered(DAY), false, ['waiting']],
    ['not started, and offered a day ago', { state: 'not_started', owner: null }, offered(DAY), false, ['waiting']],
    ['owned, and offered to somebody else a day ago', {}, offered(DAY), false, ['waiting']],
    ['due today', { due: TODAY }, undefined, false, []],
    ['due yesterday', { due: '2026-03-29' }, undefined, false, ['overdue']],
    ['due yesterday, not started', { state: 'not_started', due: '2026-03-29' }, undefined, false, ['overdue']],
    ['done late, without an owner', { state: 'done', due: '2026-03-29', owner: null }, undefined, false, []],
    ['skipped', { state: 'skipped', due: '2026-03-29', owner: null }, undefined, false, []],
    [
      'wrong in every way, the most urgent first',
      { owner: null, due: '2026-03-29' },
      undefined,
      true,
      ['stuck', 'unowned', 'overdue'],
    ],
    [
      'blocked, offered and overdue',
      { state: 'blocked', owner: null, due: '2026-03-29' },
      offered(3 * DAY),
      false,
      ['blocked', 'waiting', 'overdue'],
    ],
  ])('%s', (_, patch, offer, stuck, expected) => {
    expect(reasons(patch, offer, stuck)).toEqual(expected);
  });
});

test.each<[string, Partial<Task>, Offer | undefined, string[]]>([
  ['owned, with time left', { due: TODAY }, undefined, []],
  ['unowned', { owner: null }, undefined, ['unowned']],
  ['offered just now', { owner: null }, offered(0), []],
  ['offered a day ago', { owner: null }, offered(DAY), ['waiting']],
  ['overdue', { due: '2026-03-29' }, undefined, ['overdue']],
  ['unowned and overdue', { owner: null, due: '2026-03-29' }, undefined, ['unowned', 'overdue']],
  ['done', { state: 'done', owner: null, due: '2026-03-29' }, undefined, []],
  ['dropped', { state: 'dropped', owner: null, due: '2026-03-29' }, undefined, []],
])('why a task needs attention: %s', (_, patch, offer, expected) => {
  expect(taskReasons({ ...TASK, ...patch }, { now: NOW, today: TODAY, offer })).toEqual(expected);
});

test.each([
  [[], 0],
  [[[], []], 0],
  [[['overdue'], [], ['unowned', 'overdue']], 2],
] as const)('each thing counts once, however many reasons it has: %j', (reasons, expected) => {
  expect(countNeeds(reasons)).toBe(expected);
});
