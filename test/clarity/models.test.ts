/** The models that ship, and that training gives the same bytes each time. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { fitWeights, pack } from '../../adapters/train/fit.js';
import { madeSentences } from '../../adapters/train/made.js';
import { fitOwnership } from '../../adapters/train/ownership.js';
import { fitYoure } from '../../adapters/train/youre.js';
import { readLexicon } from '../../src/clarity/model/classes.js';
import { unpack } from '../../src/clarity/model/linear.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { partsOf } from '../../src/clarity/ownership/parts.js';
import { Neighbours } from '../../src/clarity/youre/features.js';
import { book } from '../support/engine.js';

const lexicon = readLexicon(LEXICON);

test('all models together are under 3 MB', () => {
  const sizes = ['lexicon', 'ownership', 'youre'].map((n) => statSync(join(root(), `src/clarity/models/${n}.ts`)).size);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(3_000_000);
});

test('training is the same each time', () => {
  const parts = partsOf(book, lexicon);
  const samples = madeSentences(1).map((x) => ({ ...x, weight: 1 }));
  expect(fitOwnership(samples, parts)).toEqual(fitOwnership(samples, parts));
  const texts = ["you're right about your code", 'we are late, the build is red', 'my code is my castle'];
  expect(fitYoure(texts, new Neighbours(lexicon))).toEqual(fitYoure(texts, new Neighbours(lexicon)));
});

test('a model learns what it is shown', () => {
  const examples = [0, 1].map((target) => ({ features: Uint32Array.of(7, 40 + target), target, weight: 1 }));
  const options = { bits: 8, epochs: 50, rate: 0.3, decay: 0, rounds: 1 };
  const { weights, scale } = unpack(pack(fitWeights(examples, options), 8));
  expect((weights[41] as number) * scale).toBeGreaterThan(1);
  expect((weights[40] as number) * scale).toBeLessThan(-1);
});

test('a model of the wrong size is refused', () => {
  expect(() => unpack({ bits: 4, scale: 1, weights: 'AAAA' })).toThrow('A model of 3 bytes, not 16');
});
