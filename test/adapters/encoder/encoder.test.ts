/** The encoder in its worker thread, and all the ways in which it can fail. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { Encoder, type EncoderOptions } from '../../../adapters/encoder/encoder.js';
import { passageOf } from '../../../src/clarity/encoder/passage.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-encoder-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A worker thread that does something else than reading. */
function programOf(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return path;
}

const SILENT = programOf('silent', `parentPort.on('message', () => {});`);
const CRASHING = programOf('crashing', `parentPort.on('message', () => { throw new Error('out of order'); });`);
const LEAVING = programOf('leaving', `parentPort.on('message', () => process.exit(3));`);
const ONES = programOf(
  'ones',
  `parentPort.on('message', ({ id, passages }) =>
     parentPort.postMessage({ type: 'readings', id, readings: passages.map(() => Float32Array.of(1)) }));`,
);

const made: Encoder[] = [];
afterEach(async () => {
  for (const encoder of made.splice(0)) await encoder.close();
});

function make(options: EncoderOptions) {
  const troubles: string[] = [];
  const encoder = new Encoder({ timeoutMs: 20_000, ...options, onTrouble: (why) => troubles.push(why) });
  made.push(encoder);
  return { encoder, troubles };
}

const passage = (text: string) => passageOf(text, { start: 0, end: text.length }, { medium: 'chat', participants: 5 });
const OPEN = passage('Can somebody please retrain the churn model before the demo?');
const TALK = passage('I think the demo went really well, thanks for all the hard work.');

test('it reads: a request to anyone scores above talk, and the same every time', { timeout: 60_000 }, async () => {
  const { encoder, troubles } = make({});
  expect(encoder.isRunning).toBe(false);
  const [first, second] = await Promise.all([encoder.read([OPEN, TALK]), encoder.read([TALK, OPEN])]);
  expect(first?.[0]).toBeGreaterThan(1);
  expect(first?.[1]).toBeLessThan(-1);
  expect(second).toEqual([...(first ?? [])].reverse());
  expect(troubles).toEqual([]);
  expect(encoder.counts).toEqual({ read: 2, late: 0, refused: 0, failed: 0 });
});

test('an answer that takes too long is not waited for', async () => {
  const { encoder, troubles } = make({ program: SILENT, timeoutMs: 30 });
  expect(await encoder.read([OPEN])).toBeUndefined();
  expect(encoder.counts).toMatchObject({ late: 1 });
  expect(troubles).toEqual([]);
});

test('the event loop goes on while it reads', async () => {
  const { encoder } = make({ program: SILENT, timeoutMs: 100 });
  const reading = encoder.read([OPEN]);
  let turns = 0;
  let done = false;
  void reading.finally(() => {
    done = true;
  });
  while (!done) {
    turns++;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(turns).toBeGreaterThan(5);
});

test.each([
  ['throws', CRASHING, 'out of order'],
  ['ends', LEAVING, 'code 3'],
])('a worker thread that %s is started again, three times at most', async (_, program, why) => {
  const { encoder, troubles } = make({ program });
  for (let i = 0; i < 4; i++) expect(await encoder.read([OPEN])).toBeUndefined();
  expect(encoder.counts).toMatchObject({ failed: 3, refused: 1 });
  expect(troubles).toEqual([expect.stringContaining(why)]);
  expect(encoder.isRunning).toBe(false);
});

test('without its weights it is given up at once, and that is told once', { timeout: 60_000 }, async () => {
  const { encoder, troubles } = make({ weights: join(folder, 'nowhere') });
  expect(await encoder.read([OPEN])).toBeUndefined();
  expect(await encoder.read([OPEN])).toBeUndefined();
  expect(encoder.counts).toMatchObject({ failed: 1, refused: 1 });
  expect(troubles).toEqual([expect.stringContaining('vocabulary.txt')]);
});

test('a program that is not there is trouble as well', async () => {
  const { encoder, troubles } = make({ program: join(folder, 'nowhere.mjs') });
  expect(await encoder.read([OPEN])).toBeUndefined();
  expect(troubles).toHaveLength(1);
});

test('only so many messages wait; the others are not read', async () => {
  const { encoder } = make({ program: ONES, mostWaiting: 2 });
  const answers = await Promise.all([encoder.read([OPEN]), encoder.read([OPEN, TALK]), encoder.read([OPEN])]);
  expect(answers).toEqual([[1], [1, 1], undefined]);
  expect(encoder.counts).toMatchObject({ read: 2, refused: 1 });
  expect(await encoder.read([TALK])).toEqual([1]);
});

test('whoever waits when it is closed gets no scores', async () => {
  const { encoder } = make({ program: SILENT });
  const reading = encoder.read([OPEN]);
  await encoder.close();
  expect(await reading).toBeUndefined();
  expect(encoder.isRunning).toBe(false);
});
