/** What signals say of versions. */
import { expect, test } from 'vitest';
import { entryOf, evidenceOf } from '../../../src/features/promotion/entry.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import { signalWords } from '../../support/engine.js';

const signal = (more: Partial<Signal>): Signal => ({
  ...{ id: '1', kind: 'deployment', state: 'succeeded', subject: 's', startedAt: 1, at: 1, title: 'T', text: null },
  ...{ link: null, severity: null, labels: {}, model: null, actor: null, ...more },
});
const said = (more: Partial<Signal>) =>
  entryOf(signal(more), { meaning: 'ignore', project: 'Churn', words: signalWords });
const SHA = '3f9ac01b2c3d4e5f60718293a4b5c6d7e8f90123';

test.each([
  ['a branch: its commit', { ref: 'main', sha: SHA, default_branch: 'main' }, '3f9ac01'],
  ['a branch with a number is named like a tag', { ref: 'v2.1', sha: SHA, default_branch: 'main' }, 'v2.1'],
  [
    'a default branch with a number is a branch',
    { ref: 'release-2', sha: SHA, default_branch: 'release-2' },
    '3f9ac01',
  ],
  ['a commit as ref', { ref: SHA, sha: SHA }, '3f9ac01'],
  ['a version of its own', { version: '7', ref: 'main', sha: SHA }, '7'],
])('%s', (_, labels, version) => {
  expect(said({ labels })).toMatchObject({ is: 'moved', to: version, model: 'Churn', alias: 'production', live: true });
});

test('without a version, or in a state that is neither, nothing is said', () => {
  expect(said({ labels: { ref: 'main' } })).toBeUndefined();
  expect(said({ state: 'inactive', labels: { sha: SHA } })).toBeUndefined();
  expect(said({ state: 'started', labels: { sha: SHA } })).toBeUndefined();
  expect(
    said({ kind: 'promotion', state: 'set', model: { name: 'churn', version: null, alias: 'champion' } }),
  ).toBeUndefined();
  expect(
    said({ kind: 'promotion', state: 'set', model: { name: 'churn', version: '7', alias: null } }),
  ).toBeUndefined();
});

test('a version with its run, a check that failed, a limit that acted', () => {
  expect(said({ kind: 'version', state: 'set', model: { name: 'churn', version: '7', alias: null } })).toMatchObject({
    ...{ is: 'registered', to: '7', live: false },
  });
  expect(evidenceOf(signal({ labels: { run_id: 'abc' } }))).toBe('run abc');
  expect(said({ kind: 'run', state: 'failed', labels: { check: 'eval gate' } })).toMatchObject({
    is: 'stopped',
    alias: 'eval gate',
  });
  expect(said({ kind: 'run', state: 'failed', labels: { workflow: 'Lint' } })).toBeUndefined();
  expect(said({ kind: 'run', state: 'succeeded', labels: { check: 'eval gate' } })).toBeUndefined();
  expect(said({ kind: 'alert', state: 'firing', labels: { event: 'budget_policy.exceeded' } })).toMatchObject({
    is: 'limited',
  });
  expect(said({ kind: 'alert', state: 'firing', labels: { alertname: 'Drift' } })).toBeUndefined();
});

test('a rule of the team makes any alias one where people use the model', () => {
  const blessed = signal({ kind: 'promotion', state: 'set', model: { name: 'churn', version: '7', alias: 'blessed' } });
  expect(entryOf(blessed, { meaning: 'ignore', project: 'Churn', words: signalWords })?.live).toBe(false);
  expect(entryOf(blessed, { meaning: 'promotion', project: 'Churn', words: signalWords })?.live).toBe(true);
});

test('long names are cut', () => {
  const long = 'x'.repeat(5_000);
  const found = said({ kind: 'promotion', state: 'set', model: { name: long, version: long, alias: long } });
  expect([found?.model.length, found?.to?.length, found?.alias.length]).toEqual([200, 200, 200]);
});
