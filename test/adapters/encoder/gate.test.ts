/** The worker thread is ended only between two runs of the network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { RunGate } from '../../../adapters/encoder/gate.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-gate-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the other end knows whether something runs, and can keep it from beginning', async () => {
  const gate = new RunGate();
  const other = new RunGate(gate.memory);
  let finish = (_: string) => {};
  const running = gate.within(
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  expect(await other.isIdle(10)).toBe(false);
  other.close();
  finish('done');
  expect(await running).toBe('done');
  expect(await other.isIdle(10)).toBe(true);
  expect(await gate.within(async () => 'begun')).toBeUndefined();
});

test('what fails lets the gate go', async () => {
  const gate = new RunGate();
  const failing = gate.within(async () => {
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await gate.isIdle(0)).toBe(true);
});

const READING = `
import { Encoder } from ${JSON.stringify(pathToFileURL(join(root(), 'dist/adapters/encoder/encoder.js')).href)};
const encoder = new Encoder({ timeoutMs: 60_000 });
const words = 'We need to retrain the churn model before the demo. '.repeat(10);
const passage = { left: words, sentence: words, right: words, around: 'chat few', before: [words, words, words] };
await encoder.read([passage]);
const reading = Array.from({ length: 40 }, () => encoder.read([passage, passage]));
`;

test.each([
  ['a process that exits while it reads', 'setTimeout(() => process.exit(7), 50);', 7],
  ['an encoder that is closed while it reads', 'setTimeout(() => encoder.close(), 50); await Promise.all(reading);', 0],
  ['a process with nothing else to do, once all is read,', '', 0],
])('%s ends well', { timeout: 60_000 }, (_, ending, code) => {
  const program = join(folder, 'reading.mjs');
  writeFileSync(program, READING + ending);
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: code, stderr: '' });
});
