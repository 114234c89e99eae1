/** The features of a sentence: what changes them, and what does not. */
import { expect, test } from 'vitest';
import { sentenceFeatures } from '../../../src/clarity/ownership/features.js';
import type { MessageContext } from '../../../src/clarity/ownership/types.js';
import { parseAll, resources } from '../../support/engine.js';

function features(text: string, context: MessageContext = {}) {
  const sentences = parseAll(text);
  const [parsed] = sentences;
  if (parsed === undefined) throw new Error('no sentence');
  const { strong, weak } = sentenceFeatures(parsed, 0, { sentences, context }, resources);
  return { strong: new Set(strong), weak: new Set(weak()) };
}

/** The share of features that two sentences have in common. */
function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return [...a].filter((feature) => b.has(feature)).length / Math.max(a.size, b.size);
}

test('the same sentence has the same features', () => {
  expect(features('we should fix the ETL')).toEqual(features('We should fix the ETL'.replace('We', 'we')));
});

test('features are distinct 32-bit hashes', () => {
  const { strong, weak } = features('we should fix the ETL');
  for (const feature of [...strong, ...weak]) expect(feature).toBe(feature >>> 0);
  expect(strong.size).toBeGreaterThan(50);
});

test('strong features are about the form: another noun changes few of them, another subject many', () => {
  const { strong } = features('we should fix the loader');
  const noun = overlap(strong, features('we should fix the parser').strong);
  const subject = overlap(strong, features('Ana should fix the loader').strong);
  expect(noun).toBeGreaterThan(0.85);
  expect(subject).toBeLessThan(0.6);
});

test('weak features are the words, also those of the line before', () => {
  const alone = features('we should fix the loader').weak;
  const answered = features('we should fix the loader', { context: ['Bo: what is broken'] }).weak;
  expect([...alone].every((feature) => answered.has(feature))).toBe(true);
  expect(answered.size).toBe(alone.size + 4);
});

test('the medium is a feature', () => {
  expect(features('we should fix it')).toEqual(features('we should fix it', { medium: 'chat' }));
  expect(features('we should fix it').strong).not.toEqual(features('we should fix it', { medium: 'notes' }).strong);
});
