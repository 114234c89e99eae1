/** Rows as they were before some events, and whether they are what a query asks for. */
import { describe, expect, test } from 'vitest';
import { fitsTask, isCreatedBy, stageBefore, stageStateOf, taskBefore, taskStateOf } from '../../src/kit/past-rows.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import type { Stage, Task } from '../../src/model/project-rows.js';
import type { Where } from '../../src/ports/query.js';

const row = { id: 'x', workspace: 'W1', version: 1, project: 'p' };
const TASK: Task = {
  ...row,
  number: 7,
  title: 'Label',
  stage: 'data',
  state: 'open',
  owner: 'U1',
  deputies: [],
  due: '2026-03-10',
  createdAt: 100,
  createdBy: 'U1',
  link: null,
  channel: null,
  thread: null,
};
const STAGE: Stage = {
  ...row,
  name: 'Data',
  key: 'data',
  position: 3,
  state: 'in_progress',
  since: 100,
  reason: null,
  due: '2026-03-10',
  owner: 'U1',
  deputies: [],
  pass: 1,
  dropped: true,
};
const event = (field: HistoryEvent['field'], from: string | null): HistoryEvent => ({
  ...row,
  item: 'task',
  itemId: 'x',
  at: 1,
  by: 'U1',
  field,
  from,
  to: 'now',
  why: null,
  via: 'command',
  channel: null,
  pass: null,
});

test('a stage gets back what each event changed, the oldest last', () => {
  const events = [
    event('name', 'Labels'),
    event('name', 'Features'),
    event('owner', null),
    event('due', null),
    event('position', '1.5'),
    event('dropped', 'false'),
    event('deputy', 'U3'),
  ];
  expect(stageBefore(STAGE, events)).toEqual({
    ...STAGE,
    name: 'Features',
    owner: null,
    due: null,
    position: 1.5,
    dropped: false,
  });
  expect(stageBefore(STAGE, [])).toEqual(STAGE);
});

test('so does a task', () => {
  const events = [event('title', 'Relabel'), event('stage', null), event('owner', 'U2'), event('due', '2026-03-01')];
  const before = { title: 'Relabel', stage: null, owner: 'U2', due: '2026-03-01' };
  expect(taskBefore(TASK, events)).toEqual({ ...TASK, ...before });
});

test('the row itself is left as it is', () => {
  taskBefore(TASK, [event('title', 'Relabel')]);
  expect(TASK.title).toBe('Label');
});

test.each([
  [[], false],
  [[event('created', null)], true],
  [[event('created', 'Label')], false],
  [[event('owner', null)], false],
] as const)('created by %#', (events, expected) => {
  expect(isCreatedBy(events)).toBe(expected);
});

test.each([
  ['blocked', 'blocked', 'open'],
  ['done', 'done', 'done'],
  ['dropped', 'not_started', 'dropped'],
  [null, 'not_started', 'open'],
  ['', 'not_started', 'open'],
] as const)('the stored state %s', (stored, ofStage, ofTask) => {
  expect([stageStateOf(stored), taskStateOf(stored)]).toEqual([ofStage, ofTask]);
});

describe('what a query asks for', () => {
  test.each<[Where<Task>, boolean]>([
    [{}, true],
    [{ state: 'open' }, true],
    [{ state: 'done' }, false],
    [{ state: ['done', 'open'] }, true],
    [{ owner: null }, false],
    [{ owner: 'U1', stage: 'data' }, true],
    [{ owner: 'U1', stage: 'training' }, false],
    [{ due: { below: '2026-03-10' } }, false],
    [{ due: { below: '2026-03-11' } }, true],
    [{ due: { above: '2026-03-10' } }, true],
    [{ due: { above: '2026-03-11' } }, false],
    [{ createdAt: { above: 20, below: 101 } }, true],
    [{ createdAt: { above: 20, below: 100 } }, false],
  ])('%j: %s', (where, expected) => {
    expect(fitsTask(TASK, where)).toBe(expected);
  });

  test('what has no due date is neither before nor after one, as in SQL', () => {
    const task = { ...TASK, due: null };
    expect(fitsTask(task, { due: { below: '2026-03-11' } })).toBe(false);
    expect(fitsTask(task, { due: { above: '2026-03-11' } })).toBe(false);
    expect(fitsTask(task, { due: null })).toBe(true);
  });
});
