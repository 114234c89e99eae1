/** A stage's states: every move from every state, and the time spent in each over several passes. */
import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import type { Stage, StageState } from '../../src/model/project-rows.js';
import { applyMove, currentStage, type Move, movesFrom, STATES, stays, timeInStates } from '../../src/model/stages.js';

const stage = (state: StageState, more: Partial<Stage> = {}): Stage => ({
  id: 's',
  workspace: 'w',
  version: 1,
  project: 'p',
  name: 'Data',
  key: 'data',
  position: 1,
  state,
  since: 0,
  reason: null,
  due: null,
  owner: null,
  deputies: [],
  pass: 1,
  dropped: false,
  ...more,
});

const MOVES: Move[] = ['start', 'done', 'block', 'unblock', 'at-risk', 'reopen', 'skip'];

/** The state after each move from each state; `·` means it is there already, `-` that the move is impossible. */
const TABLE: Record<StageState, string> = {
  //            start       done block   unblock     at-risk reopen      skip
  not_started: 'in_progress done blocked -           at_risk -           skipped',
  in_progress: '·           done blocked ·           at_risk ·           skipped',
  at_risk: '    -           done blocked in_progress at_risk -           skipped',
  blocked: '    -           done blocked in_progress at_risk -           skipped',
  done: '       -           ·    -       -           -       in_progress -',
  skipped: '    in_progress -    -       -           -       in_progress ·',
};

describe.each(STATES)('from %s', (from) => {
  const cells = TABLE[from].trim().split(/\s+/);
  test.each(MOVES.map((name, i) => [name, cells[i] ?? ''] as const))('%s: %s', (name, cell) => {
    const result = applyMove(stage(from), name, 5, name === 'block' || name === 'at-risk' ? 'why' : null);
    if (cell === '·') expect(result).toEqual({ ok: false, problem: 'already' });
    else if (cell === '-') expect(result).toEqual({ ok: false, problem: 'impossible' });
    else expect(result).toMatchObject({ ok: true, stage: { state: cell } });
  });
  test('every move on offer is possible', () => {
    for (const name of movesFrom(from)) expect(applyMove(stage(from), name, 5, 'why').ok).toBe(true);
  });
});

test('a new reason keeps the time since which a stage is blocked', () => {
  expect(applyMove(stage('blocked', { since: 3, reason: 'a' }), 'block', 9, 'b')).toMatchObject({
    ok: true,
    stage: { since: 3, reason: 'b' },
  });
  expect(applyMove(stage('blocked', { since: 3, reason: 'a' }), 'block', 9, 'a')).toEqual({
    ok: false,
    problem: 'already',
  });
});

test('a project is at the stage under way, else at the next one', () => {
  const a = stage('done');
  const b = stage('not_started', { id: 'b' });
  const c = stage('blocked', { id: 'c' });
  expect(currentStage([a, b, c])).toBe(c);
  expect(currentStage([a, b])).toBe(b);
  expect(currentStage([a])).toBeUndefined();
  expect(currentStage([])).toBeUndefined();
});

describe('time in states', () => {
  const event = (
    at: number,
    to: StageState,
    from: StageState | null,
    pass = 1,
    field: HistoryEvent['field'] = 'state',
  ): HistoryEvent => ({
    id: `e${String(at).padStart(3, '0')}${to}`,
    workspace: 'w',
    version: 1,
    project: 'p',
    item: 'stage',
    itemId: 's',
    at,
    by: 'u',
    field,
    from,
    to,
    why: null,
    via: 'command',
    channel: null,
    pass,
  });
  const story = [
    event(0, 'not_started', null),
    event(10, 'in_progress', 'not_started'),
    event(15, 'blocked', 'in_progress'),
    event(18, 'in_progress', 'blocked'),
    event(30, 'done', 'in_progress'),
    event(50, 'in_progress', 'done', 2),
  ];
  test('counts several passes, from history in any order, skipping other fields', () => {
    const mixed = [...story].reverse().concat(event(20, 'done', null, 1, 'owner'));
    expect(timeInStates(mixed, 57)).toEqual([
      [1, 'not_started', 10],
      [1, 'in_progress', 17],
      [1, 'blocked', 3],
      [1, 'done', 20],
      [2, 'in_progress', 7],
    ]);
  });
  test('stays follow one another without gaps, and the last one is still open', () => {
    const all = stays(story);
    all.slice(1).forEach((stay, i) => {
      expect(stay.from).toBe(all[i]?.until);
    });
    expect(all.at(-1)?.until).toBeNull();
    expect(timeInStates(story, 57).reduce((sum, [, , ms]) => sum + ms, 0)).toBe(57);
  });
  test('a new reason for the same state starts no new stay', () => {
    expect(stays([...story, event(55, 'in_progress', 'in_progress', 2)])).toHaveLength(6);
    expect(timeInStates([], 5)).toEqual([]);
  });
});
