/** Features of clauses. */
import { expect, test } from 'vitest';
import { addClauses } from '../../../src/clarity/ownership/clause-features.js';
import { featureOf } from '../../../src/clarity/ownership/feature-hashes.js';
import { parse, resources } from '../../support/engine.js';

function clauseFeatures(text: string): Set<number> {
  const features = new Set<number>();
  addClauses(
    (...parts) => features.add(featureOf(...parts)),
    parse(text),
    { medium: 1, indicators: [], context: {} },
    resources,
  );
  return features;
}

test('verbs of one semantic class share features that another class has not', () => {
  const shared = (a: string, b: string) => [...clauseFeatures(a)].filter((f) => clauseFeatures(b).has(f)).length;
  expect(shared('we should fix it', 'we should update it')).toBeGreaterThan(
    shared('we should fix it', 'we should talk'),
  );
});

test('the object is the first noun after the verb', () => {
  expect(clauseFeatures('we should fix the docs quickly')).not.toEqual(clauseFeatures('we should fix the bug quickly'));
  expect(clauseFeatures('we should fix, the docs say')).toEqual(clauseFeatures('we should fix, the bug says'));
});

test('a sentence without clauses has a feature that says so', () => {
  expect(clauseFeatures('nice colours').size).toBe(2);
});
