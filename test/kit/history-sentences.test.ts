/** Which sentence tells a change: it depends on who did it to whom. */
import { expect, test } from 'vitest';
import { wordingFor } from '../../src/kit/history-sentences.js';

test.each([
  ['stage', 'created', null, 'Data', 'history-created-stage'],
  ['stage', 'state', null, 'not_started', undefined],
  ['stage', 'state', 'not_started', 'in_progress', 'history-started'],
  ['stage', 'state', 'done', 'in_progress', 'history-reopened'],
  ['stage', 'state', 'skipped', 'in_progress', 'history-reopened'],
  ['stage', 'state', 'blocked', 'in_progress', 'history-unblocked'],
  ['stage', 'state', 'in_progress', 'at_risk', 'history-at-risk'],
  ['task', 'state', 'open', 'done', 'history-task-done'],
  ['task', 'offer', 'U1', 'U2', 'history-offered'],
  ['project', 'offer', 'U1', 'U2', 'history-asked-to-lead'],
  ['task', 'offer', 'U1', null, 'history-declined'],
  ['task', 'owner', null, 'U1', 'history-owner-taken'],
  ['task', 'owner', 'U2', 'U1', 'history-owner-taken-over'],
  ['task', 'owner', 'U1', 'U2', 'history-owner-given'],
  ['task', 'owner', 'U2', 'U3', 'history-owner-moved'],
  ['task', 'owner', 'U1', null, 'history-owner-left'],
  ['task', 'owner', 'U2', null, 'history-owner-removed'],
  ['project', 'lead', null, 'U2', 'history-lead-given'],
  ['stage', 'deputy', null, 'U1', 'history-deputy-self'],
  ['stage', 'deputy', 'U2', null, 'history-deputy-removed'],
  ['stage', 'due', null, '2026-03-02', 'history-due-set'],
  ['project', 'channel', 'churn', null, 'history-channel-cleared'],
] as const)('%s, %s from %s to %s by U1: %s', (item, field, from, to, expected) => {
  expect(wordingFor({ item, field, from, to, by: 'U1', via: 'command' })).toBe(expected);
});

test.each([
  ['state', 'in_progress', 'not_started', 'undone-state'],
  ['state', 'not_started', null, undefined],
  ['created', 'Data', null, 'undone-gone'],
  ['owner', 'U1', null, 'undone-no-owner'],
  ['owner', 'U1', 'U2', 'undone-owner'],
  ['due', '2026-03-02', null, 'undone-no-due'],
  ['archived', 'true', 'false', 'undone-restored'],
  ['channel', 'churn', null, 'undone-unlinked'],
  ['offer', 'U2', 'U1', 'undone-changed'],
] as const)('an undone change of %s from %s to %s: %s', (field, from, to, expected) => {
  expect(wordingFor({ item: 'stage', field, from, to, by: 'U1', via: 'undo' })).toBe(expected);
});
