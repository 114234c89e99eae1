/** Weights come back from their files as they were; a damaged file is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWeights, saveWeights } from '../../../adapters/prompts/weights.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-weights-'));
afterAll(() => rmSync(folder, { recursive: true }));

const model = (...weights: number[]) => ({
  mask: weights.length - 1,
  scale: 0.0131574,
  weights: Int8Array.from(weights),
});
const MODELS = { decide: model(1, -128), classify: model(127, 0, -3, 4), youre: model(5) };

test('what is saved comes back', () => {
  saveWeights(MODELS, folder);
  expect(readWeights(folder)).toEqual(MODELS);
  saveWeights({ youre: model(6) }, folder);
  expect(readWeights(folder)).toEqual({ ...MODELS, youre: model(6) });
});

test('a file with an end that is missing is refused', () => {
  saveWeights(MODELS, folder);
  const file = join(folder, 'classify.bin');
  for (const bytes of [readFileSync(file).subarray(0, -1), Buffer.alloc(8), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    expect(() => readWeights(folder)).toThrow('classify.bin is damaged');
  }
});
