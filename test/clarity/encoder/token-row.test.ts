/** What the encoder is given is what the one in Python was trained on. `passages.jsonl` was written with its tokenizer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../../adapters/common/paths.js';
import { passageOf } from '../../../src/clarity/encoder/passage.js';
import { tokenRow } from '../../../src/clarity/encoder/token-row.js';
import { WordPieces } from '../../../src/clarity/encoder/word-pieces.js';

const words = new WordPieces(readFileSync(join(root(), 'adapters/encoder/weights/vocabulary.txt'), 'utf8'));
const lineSchema = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  context: z.array(z.string()).optional(),
  author: z.string().optional(),
  participants: z.number().optional(),
  medium: z.string().optional(),
  row: z.object({ pieces: z.array(z.number()), start: z.number(), end: z.number() }),
});
const lines = readFileSync(join(root(), 'test/clarity/encoder/passages.jsonl'), 'utf8').trimEnd().split('\n');
const passages = lines.map((line) => lineSchema.parse(JSON.parse(line)));

test('there are passages to compare', () => {
  expect(passages.length).toBeGreaterThan(100);
});

test.each(passages.map((one) => [one.text.slice(0, 60), one] as const))('%s', (_, { text, row, ...rest }) => {
  expect(tokenRow(passageOf(text, rest, rest), words)).toEqual(row);
});

test('a passage is never longer than what the encoder was trained on', () => {
  const long = 'retrain the churn model '.repeat(2_000);
  const around = { context: [long, long, long, long], author: 'Ana', participants: 9, medium: 'chat' };
  const row = tokenRow(passageOf(long, { start: 9_000, end: 40_000 }, around), words);
  expect(row.pieces.length).toBeLessThanOrEqual(1 + 48 + 80 + 48 + 1 + 4 + 1 + 96);
  expect(row.end - row.start).toBe(80);
});

test('a sentence of which nothing can be read is one unknown piece', () => {
  const row = tokenRow(passageOf('', { start: 0, end: 0 }, {}), words);
  expect(row).toMatchObject({ start: 1, end: 2 });
  expect(row.pieces[1]).toBe(words.numberOf('[UNK]'));
});

test('a vocabulary without the special pieces is refused', () => {
  expect(() => new WordPieces('a\nb')).toThrow('[UNK]');
});
