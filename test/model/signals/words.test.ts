/** What signals mean by the words of prompts/en/signals.yml. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSignalWords } from '../../../adapters/prompts/signal-words.js';
import type { Meaning } from '../../../src/model/signals/mapping.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import { signalWords } from '../../support/engine.js';

const SIGNAL: Signal = {
  ...{ id: 'f1/1/firing', kind: 'alert', state: 'firing', subject: 'f1', startedAt: 1, at: 1 },
  ...{ title: 'Precision is low', text: null, link: null, severity: null, labels: {}, model: null, actor: null },
};
const signal = (patch: Partial<Signal>): Signal => ({ ...SIGNAL, ...patch });

describe('what a signal means without a rule', () => {
  const cases: [string, Partial<Signal>, Meaning][] = [
    ['an alert', {}, 'performance'],
    ['an alert about drift', { labels: { alertname: 'FeatureDriftHigh' } }, 'drift'],
    ['drift in the title alone', { title: 'Data drift in country' }, 'drift'],
    ['PSI as a word', { title: 'PSI above 0.2' }, 'drift'],
    ['PSI inside a word', { title: 'Epsilon above 0.2' }, 'performance'],
    ['missing values', { title: 'Missing values in age' }, 'data'],
    ['data quality', { labels: { alertname: 'data_quality_failed' } }, 'data'],
    ['training on main', { kind: 'run', labels: { workflow: 'Train model', branch: 'main' } }, 'training'],
    ['training on a branch', { kind: 'run', labels: { workflow: 'Train model', branch: 'try-this' } }, 'ignore'],
    [
      'the default branch has another name',
      { kind: 'run', labels: { workflow: 'eval', branch: 'trunk', default_branch: 'trunk' } },
      'evaluation',
    ],
    [
      'main, where the default branch is another',
      { kind: 'run', labels: { workflow: 'eval', branch: 'main', default_branch: 'trunk' } },
      'ignore',
    ],
    ['a deploy workflow', { kind: 'run', labels: { workflow: 'deploy-prod', branch: 'main' } }, 'deployment'],
    ['a workflow of another kind', { kind: 'run', labels: { workflow: 'lint', branch: 'main' } }, 'ignore'],
    [
      'a word that only contains another',
      { kind: 'run', labels: { workflow: 'constraints', branch: 'main' } },
      'ignore',
    ],
    ['a pipeline without a branch', { kind: 'run', title: 'nightly retraining' }, 'training'],
    ['production', { kind: 'deployment', labels: { environment: 'Production' } }, 'deployment'],
    ['production of a region', { kind: 'deployment', labels: { environment: 'eu-prod' } }, 'deployment'],
    ['a preview', { kind: 'deployment', labels: { environment: 'Preview – web' } }, 'ignore'],
    ['staging', { kind: 'deployment', labels: { environment: 'staging' } }, 'ignore'],
    ['no environment', { kind: 'deployment' }, 'deployment'],
    ['champion', { kind: 'promotion', model: { name: 'm', version: '1', alias: 'champion' } }, 'promotion'],
    ['Approved', { kind: 'promotion', model: { name: 'm', version: '1', alias: 'Approved' } }, 'promotion'],
    ['challenger', { kind: 'promotion', model: { name: 'm', version: '1', alias: 'challenger' } }, 'ignore'],
    ['no alias', { kind: 'promotion', model: { name: 'm', version: '1', alias: null } }, 'ignore'],
    ['a new version', { kind: 'version' }, 'ignore'],
    ['a test', { kind: 'test' }, 'ignore'],
    ['words that are written together', { kind: 'run', labels: { workflow: 'RetrainChurn' } }, 'training'],
    ['words with another sign between them', { title: 'Schema-change in orders' }, 'data'],
    ['stale features', { title: 'stale_features of churn' }, 'data'],
  ];
  test.each(cases)('%s', (_, patch, meaning) => {
    expect(signalWords.meaningOf(signal(patch))).toBe(meaning);
  });
});

test('an alias is where people use the model, or is not', () => {
  const isLive = (alias: string) => signalWords.isLive(alias);
  expect(['production', 'Prod', 'CHAMPION', 'Approved', 'serving'].map(isLive)).toEqual(Array(5).fill(true));
  expect(['staging', 'challenger', 'pre-production', ''].map(isLive)).toEqual(Array(4).fill(false));
});

describe('the file', () => {
  const shipped = readFileSync('prompts/en/signals.yml', 'utf8');
  const readOf = (yaml: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-words-'));
    try {
      mkdirSync(join(folder, 'en'));
      writeFileSync(join(folder, 'en', 'signals.yml'), yaml);
      return readSignalWords('en', folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test('can have other words, whatever signs they have', () => {
    const words = readOf(shipped.replace('psi,', '"c++ (skew)",'));
    expect(words.meaningOf(signal({ title: 'C++ (skew) of age' }))).toBe('drift');
    expect(words.meaningOf(signal({ title: 'PSI above 0.2' }))).toBe('performance');
  });

  test.each([
    ['a list without words', shipped.replace('[main, master]', '[]')],
    ['a star in a word', shipped.replace('psi,', 'p*i,')],
    ['a star alone', shipped.replace('psi,', '"*",')],
    ['a list of a name that nothing reads', `${shipped}\nmore: [x]`],
    ['no file of this form', '- a'],
  ])('is refused with %s', (_, yaml) => {
    expect(() => readOf(yaml)).toThrow(/^signals\.yml: /);
  });
});
