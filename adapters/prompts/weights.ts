/**
 * The weights of the language engine’s linear models, which training makes. They are files of bytes, not code: the text of code
 * stays in memory for as long as Baton runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineWeights } from '../../src/clarity/engine.js';
import type { LinearModel } from '../../src/clarity/model/linear.js';
import { root } from '../common/paths.js';

/** What precedes the weights in a file: the scale, as eight bytes, the lowest first. */
const SCALE_BYTES = 8;

const folderOfWeights = () => join(root(), 'adapters', 'prompts', 'weights');

/** The weights that ship with Baton. @throws Error if a file is missing, or not as long as a model is */
export function readWeights(folder = folderOfWeights()): EngineWeights {
  const read = (name: keyof EngineWeights) => modelIn(readFileSync(join(folder, `${name}.bin`)), name);
  return { decide: read('decide'), classify: read('classify'), youre: read('youre') };
}

/** Writes models for `readWeights`. */
export function saveWeights(models: Partial<EngineWeights>, folder = folderOfWeights()): void {
  for (const [name, { scale, weights }] of Object.entries(models)) {
    const head = Buffer.alloc(SCALE_BYTES);
    head.writeDoubleLE(scale);
    writeFileSync(
      join(folder, `${name}.bin`),
      Buffer.concat([head, Buffer.from(weights.buffer, weights.byteOffset, weights.length)]),
    );
  }
}

function modelIn(bytes: Buffer, name: string): LinearModel {
  const size = bytes.length - SCALE_BYTES;
  const isPowerOfTwo = size > 0 && (size & (size - 1)) === 0;
  if (!isPowerOfTwo) throw new Error(`${name}.bin is damaged: its ${size} weights are not a power of two`);
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + SCALE_BYTES, size);
  return { mask: size - 1, scale: bytes.readDoubleLE(), weights };
}
