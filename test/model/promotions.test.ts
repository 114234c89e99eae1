/** The ledger of versions: what was live when, what replaced what, the way back, and where chat disagrees. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Promotion } from '../../src/model/promotion-rows.js';
import { disagreement, saysOf, slotOf, standingAt, storiesOf } from '../../src/model/promotions.js';

const entry = (id: string, at: number, to: string | null, more: Partial<Promotion> = {}): Promotion => ({
  ...{ id, workspace: 'W1', version: 1, project: 'p', is: to === null ? 'removed' : 'moved', about: null },
  ...{ model: 'churn', alias: 'champion', slot: slotOf('churn', 'champion'), live: true, to, at, toldAt: at },
  ...{ by: null, actor: null, evidence: null, source: 'MLflow', callback: null, undoneAt: null, ...more },
});
const only = (entries: Promotion[]) => {
  const [story, ...others] = storiesOf(entries);
  if (!story || others.length > 0) throw new Error('one story was expected');
  return story;
};
const liveAt = (entries: Promotion[], at: number) => standingAt(only(entries), at)?.entry.to ?? null;
const last = (entries: Promotion[]) => {
  const move = only(entries).moves.at(-1);
  if (!move) throw new Error('no move');
  return move;
};

const FIVE_SIX_SEVEN = [entry('a', 10, '5'), entry('b', 20, '6'), entry('c', 30, '7')];

describe('what was live', () => {
  test.each([
    [9, null],
    [10, '5'],
    [19, '5'],
    [20, '6'],
    [99, '7'],
  ])('at %i: %s', (at, version) => {
    expect(liveAt(FIVE_SIX_SEVEN, at)).toBe(version);
  });

  test('nothing, once the alias was removed', () => {
    const entries = [...FIVE_SIX_SEVEN, entry('d', 40, null)];
    expect(liveAt(entries, 39)).toBe('7');
    expect(liveAt(entries, 40)).toBeNull();
    expect(last(entries)).toMatchObject({ replaced: '7', wayBack: '7' });
  });

  test('a version that did not get there changes nothing', () => {
    const entries = [...FIVE_SIX_SEVEN, entry('d', 40, '8', { is: 'failed' })];
    expect(liveAt(entries, 50)).toBe('7');
    expect(saysOf(last(entries))).toBe('failed');
  });

  test('what was taken back counts for nothing', () => {
    expect(liveAt([...FIVE_SIX_SEVEN, entry('d', 40, '8', { undoneAt: 41 })], 50)).toBe('7');
  });

  test('whatever the order in which it was told', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FIVE_SIX_SEVEN, entry('d', 40, null), entry('e', 50, '6')], { minLength: 5 }),
        (told) => {
          expect([15, 25, 35, 45, 55].map((at) => liveAt(told, at))).toEqual(['5', '6', '7', null, '6']);
        },
      ),
    );
  });

  test('the same version told twice was put there the first time, by whom the second telling names', () => {
    const again = entry('b', 20, '5', { actor: 'octocat', evidence: 'https://ci.test/9', source: 'GitHub' });
    const standing = standingAt(only([entry('a', 10, '5'), again]), 30);
    expect(standing?.entry).toMatchObject({ id: 'a', at: 10, actor: 'octocat', evidence: 'https://ci.test/9' });
    expect(standing?.isBack).toBe(false);
  });
});

describe('what it replaced, and the way back', () => {
  test('each version replaces the one before it', () => {
    expect(only(FIVE_SIX_SEVEN).moves.map(({ replaced, wayBack }) => [replaced, wayBack])).toEqual([
      [null, null],
      ['5', '5'],
      ['6', '6'],
    ]);
  });

  test('once moved back to 6, the way back is 5 and not the version that was taken off', () => {
    const move = last([...FIVE_SIX_SEVEN, entry('d', 40, '6')]);
    expect(move).toMatchObject({ isBack: true, replaced: '7', wayBack: '5' });
    expect(saysOf(move)).toBe('back');
  });

  test('an alias that is taken away and set anew is a move like any other', () => {
    const move = last([...FIVE_SIX_SEVEN, entry('d', 40, null), entry('e', 41, '8')]);
    expect(move).toMatchObject({ isBack: false, replaced: '7', wayBack: '7' });
  });

  test('models and places do not mix', () => {
    const other = entry('x', 25, '3', { model: 'uplift', slot: slotOf('uplift', 'champion') });
    const staging = entry('y', 26, '9', { alias: 'staging', slot: slotOf('churn', 'staging') });
    const stories = storiesOf([...FIVE_SIX_SEVEN, other, staging]);
    expect(stories.map(({ slot, moves }) => [slot, moves.length])).toEqual([
      ['churn:champion', 3],
      ['uplift:champion', 1],
      ['churn:staging', 1],
    ]);
  });

  test('who moved it is whoever somebody says, once they do', () => {
    const confirmed = entry('d', 40, null, { is: 'confirmed', about: 'c', by: 'U2' });
    expect(only(FIVE_SIX_SEVEN).moves.at(-1)?.by).toBeNull();
    expect(only([...FIVE_SIX_SEVEN, confirmed]).moves.at(-1)?.by).toBe('U2');
    expect(only([...FIVE_SIX_SEVEN, { ...confirmed, undoneAt: 41 }]).moves.at(-1)?.by).toBeNull();
  });
});

describe('chat and registry', () => {
  const live = last(FIVE_SIX_SEVEN);
  const removed = last([...FIVE_SIX_SEVEN, entry('d', 40, null)]);
  const back = last([...FIVE_SIX_SEVEN, entry('d', 40, '6')]);
  const failed = last([...FIVE_SIX_SEVEN, entry('d', 40, '8', { is: 'failed' })]);

  test.each([
    ['not_started', 5, 'live'],
    ['in_progress', 5, 'live'],
    ['skipped', 5, 'live'],
    ['done', 5, undefined],
    // Re-opened since: the next version is under way.
    ['in_progress', 31, undefined],
  ] as const)('a version is live and the stage is %s since %i: %s', (state, since, says) => {
    expect(disagreement({ state, since }, live)).toBe(says);
  });

  test.each([
    ['removed', removed, 5, 'gone'],
    ['removed', removed, 45, 'gone'],
    ['back', back, 5, 'gone'],
    ['back', back, 45, undefined],
    ['failed', failed, 5, 'gone'],
    ['failed', failed, 45, 'gone'],
  ] as const)('the stage is done and the version %s: %#', (_, move, since, says) => {
    expect(disagreement({ state: 'done', since }, move)).toBe(says);
    expect(disagreement({ state: 'in_progress', since }, move)).toBeUndefined();
  });

  test('what is not live says nothing of the stage', () => {
    expect(
      disagreement({ state: 'not_started', since: 0 }, last([entry('a', 10, '5', { live: false })])),
    ).toBeUndefined();
  });
});
