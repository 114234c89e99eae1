/** Which nudge a claim means. */
import { describe, expect, test } from 'vitest';
import { claimedNudge, isInSamePlace } from '../../../src/features/nudges/claim.js';
import type { Held, Nudge } from '../../../src/model/nudge-rows.js';
import { CLAIM_MS } from '../../../src/model/nudges.js';

const NOW = Date.UTC(2026, 2, 2, 10);

const nudge = (message: string, more: Partial<Nudge> = {}): Nudge => ({
  id: `C1/${message}`,
  workspace: 'W1',
  version: 1,
  channel: 'C1',
  thread: null,
  message,
  author: 'ana',
  state: 'waiting',
  kind: 'owner',
  rule: 'bare-todo',
  score: 1,
  at: NOW,
  dueAt: NOW,
  whisper: null,
  held: null,
  ...more,
});

const heldOf = (title: string): Held => ({
  sentence: title,
  title,
  actual: '',
  message: 'names nobody',
  rewrite: null,
  due: null,
  stage: 'unknown',
  candidates: [],
  link: null,
});

const heard = (by: string, more: { thread?: string | null; at?: number; id?: string; text?: string } = {}) => ({
  id: 'M9',
  at: NOW,
  thread: null,
  text: 'I’ll take it',
  person: { id: by, name: by, zone: 'UTC', admin: false, standing: 'member' as const },
  ...more,
});

test.each([
  ['in the channel, of a message in the channel', null, null, true],
  ['in the thread of the message', null, 'M1', true],
  ['in the thread that the message is in', 'M0', 'M0', true],
  ['in the channel, of a message in a thread', 'M0', null, false],
  ['in another thread', 'M0', 'M5', false],
])('a claim %s: %#', (_, ofNudge, ofClaim, expected) => {
  expect(isInSamePlace(nudge('M1', { thread: ofNudge }), { thread: ofClaim })).toBe(expected);
});

describe('"I’ll take it"', () => {
  test.each([
    ['just after', 0, 'M1'],
    ['at the last moment', CLAIM_MS, 'M1'],
    ['a moment too late', CLAIM_MS + 1, undefined],
  ])('in the channel, %s', (_, later, expected) => {
    expect(claimedNudge([nudge('M1')], heard('bo', { at: NOW + later }), 'claim')?.message).toBe(expected);
  });

  test('in its thread it is never too late', () => {
    const claim = heard('bo', { at: NOW + 90 * CLAIM_MS, thread: 'M1' });
    expect(claimedNudge([nudge('M1')], claim, 'claim')?.message).toBe('M1');
  });

  test('means the newest of another author, before one’s own', () => {
    const open = [nudge('M3', { author: 'bo' }), nudge('M2'), nudge('M1')];
    expect(claimedNudge(open, heard('bo'), 'claim')?.message).toBe('M2');
    expect(claimedNudge(open.slice(0, 1), heard('bo'), 'claim')?.message).toBe('M3');
  });

  test('does not mean the message that says it', () => {
    expect(claimedNudge([nudge('M1')], heard('bo', { id: 'M1' }), 'claim')).toBeUndefined();
  });
});

describe('“I’ll do the …”', () => {
  const work = nudge('M1', { held: heldOf('write up the drift report') });
  test.each([
    ['that names other work', 'I will do the relabelling tomorrow', null, undefined],
    ['that names this work', 'I’ll do the reports', null, 'M1'],
    ['in its thread', 'I’ll look into the monitor', 'M1', 'M1'],
  ])('%s', (_, text, thread, expected) => {
    expect(claimedNudge([work], heard('bo', { text, thread }), 'named')?.message).toBe(expected);
  });

  test('claims what is no longer known', () => {
    expect(claimedNudge([nudge('M1')], heard('bo', { text: 'I’ll do the reports' }), 'named')?.message).toBe('M1');
  });
});

describe('a plain "ok"', () => {
  test.each([
    ['in the channel', 'bo', null, undefined],
    ['in the thread', 'bo', 'M1', 'M1'],
    ['of the author, in the thread', 'ana', 'M1', undefined],
  ])('%s', (_, by, thread, expected) => {
    expect(claimedNudge([nudge('M1')], heard(by, { thread }), 'answer')?.message).toBe(expected);
  });
});
