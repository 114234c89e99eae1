/** What the judge of documents learns from, with the encoder that ships. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writeSentences } from '../../../adapters/train/document-sentences.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-sentences-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PUBLISHED = '# Sync\n\n- Keys to be rotated\n- Bo: book the room\n- Latency came up\n- [x] Send it\n';
const OWN = '# Plan\n\n- It rained. Somebody should ask legal. <!-- missed -->\n- Keys are old <!-- false -->\n';
const MARKS = [
  { doc: 'a.md', line: 3, text: 'Keys to be rotated', nudge: 'yes' },
  { doc: 'a.md', line: 5, text: 'Latency came up', nudge: 'maybe' },
];
const rowSchema = z.object({
  document: z.string(),
  isWritten: z.boolean(),
  isWork: z.boolean(),
  isOwned: z.boolean(),
  scores: z.array(z.number()).length(2),
  encoder: z.array(z.number()).length(18 + 768),
  features: z.record(z.string(), z.number()),
});
let rows: z.infer<typeof rowSchema>[];

beforeAll(async () => {
  for (const part of ['documents', 'own']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'documents/a.md'), PUBLISHED);
  writeFileSync(join(folder, 'documents/gold.jsonl'), MARKS.map((mark) => `${JSON.stringify(mark)}\n`).join(''));
  writeFileSync(
    join(folder, 'documents/SOURCES.tsv'),
    'file\trepository\tpath\tlicence\tgenre\na.md\tours\ta.md\tMIT\tminutes\n',
  );
  writeFileSync(join(folder, 'own/plan.b.md'), OWN);
  await writeSentences(folder, join(folder, 'out.jsonl'), join(folder, 'own'));
  const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n');
  rows = lines.map((line) => rowSchema.parse(JSON.parse(line)));
});

const of = (document: string) => rows.filter((row) => row.document === document);

test('a published document gives its sentences with their labels, without what may be work and what is done', () => {
  expect(of('a.md').map(({ isWork, isOwned }) => [isWork, isOwned])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(of('a.md')[0]?.features).toMatchObject({ 'form=item': 1, 'owner=': 1 });
});

test('of a marked line of our own the likeliest sentence is meant, and a false finding is no work', () => {
  expect(of('plan.b.md').map(({ isWork, isWritten }) => [isWork, isWritten])).toEqual([
    [true, true],
    [false, true],
  ]);
});
