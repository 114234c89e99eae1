/** The models that ship, and that training gives the same bytes each time. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { fitOwnership, prepareSamples } from '../../adapters/train/ownership.js';
import { syntheticSentences } from '../../adapters/train/synthetic.js';
import { fitYoure } from '../../adapters/train/youre.js';
import { ContextWords } from '../../src/clarity/youre/context-words.js';
import { lexicon, resources } from '../support/engine.js';
import { FULL } from '../support/full.js';

/** Training with all sentences takes a few seconds by itself, much longer on a busy machine. */
const PATIENCE_MS = 180_000;

test('all models together are under 2.5 MB', () => {
  const files = ['src/clarity/models', 'adapters/prompts/weights'].flatMap((folder) =>
    readdirSync(join(root(), folder)).map((file) => join(root(), folder, file)),
  );
  const sizes = files.map((file) => statSync(file).size);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(2_500_000);
});

// With a few sentences, adapters/train/ownership.test.ts shows the same.
test.runIf(FULL)('training the ownership models is repeatable', { timeout: PATIENCE_MS }, () => {
  const all = syntheticSentences(1).map((item) => ({ ...item, weight: 1 }));
  const samples = prepareSamples(all, resources);
  expect(serialize(fitOwnership(samples)).equals(serialize(fitOwnership(samples)))).toBe(true);
});

test('training the your/you’re model is repeatable', { timeout: PATIENCE_MS }, () => {
  const texts = ["you're right about your code", 'we are late, the build is red', 'my code is my castle'];
  // Matching a million weights one by one takes longer than learning them.
  const trained = () => serialize(fitYoure(texts, new ContextWords(lexicon)));
  expect(trained().equals(trained())).toBe(true);
});
