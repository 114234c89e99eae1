/** What the phrasebook teaches comes back from its file as it was; a file that is damaged, or missing, is as good as none. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepTurns, keptTurns } from '../../../adapters/prompts/kept-turns.js';

const file = join(mkdtempSync(join(tmpdir(), 'baton-turns-')), 'turns.bin');
const learned = {
  features: Uint32Array.of(3, 8),
  masks: [new Map([['{item}', 3]])],
  starts: Uint32Array.of(0, 1, 2),
  classes: Uint16Array.of(0, 5),
  values: Float32Array.of(0.5, -1),
};
const turns = { key: 7, meanings: learned };

test('what is kept comes back', () => {
  keepTurns(turns, file);
  expect(keptTurns(file)).toEqual(turns);
});

test('a file that is damaged or missing has nothing', () => {
  writeFileSync(file, 'no model');
  expect(keptTurns(file)).toBeUndefined();
  rmSync(file);
  expect(keptTurns(file)).toBeUndefined();
});
