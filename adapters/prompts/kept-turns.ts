/**
 * What the turns of the phrasebook teach: learning it takes half a second of a processor, so `npm run build` does it once and keeps
 * it in `dist/turns.bin`. It carries a hash of what it was learned of; after a change of that, Baton learns for itself.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KeptTurns } from '../../src/reading/learned.js';
import { root } from '../common/paths.js';

const builtFile = () => join(root(), 'dist', 'turns.bin');

/** What a build has learned; undefined before the first build, or if its file is damaged. */
export function keptTurns(file = builtFile()): KeptTurns | undefined {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** Keeps it. */
export function keepTurns(turns: KeptTurns, file = builtFile()): void {
  writeFileSync(file, serialize(turns));
}
