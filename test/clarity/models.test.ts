/** The models that ship, and that training gives the same bytes each time. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

test('training the ownership models is repeatable', { timeout: PATIENCE_MS }, () => {
  const all = syntheticSentences(1).map((item) => ({ ...item, weight: 1 }));
  // Every sixth shows the same; `npm run soak` takes all.
  const samples = prepareSamples(
    all.filter((_, i) => FULL || i % 6 === 0),
    resources,
  );
  expect(fitOwnership(samples)).toEqual(fitOwnership(samples));
});

test('training the your/you’re model is repeatable', { timeout: PATIENCE_MS }, () => {
  const texts = ["you're right about your code", 'we are late, the build is red', 'my code is my castle'];
  expect(fitYoure(texts, new ContextWords(lexicon))).toEqual(fitYoure(texts, new ContextWords(lexicon)));
});
