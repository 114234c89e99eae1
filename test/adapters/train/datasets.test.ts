/** Reading data sets. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { markedSchema, readDatasetLines } from '../../../adapters/train/datasets.js';
import { datasetMessageSchema } from '../../../adapters/train/labelled.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-data-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (file: string, ...lines: object[]) =>
  writeFileSync(join(folder, file), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);

test('each line is an object; fields that nobody reads are left out', () => {
  write('messages.jsonl', { id: '1', text: 'hi', author: 'Ana', source: 'x' }, { id: '2', text: 'yes' });
  expect(readDatasetLines(folder, 'messages.jsonl', datasetMessageSchema)).toEqual([
    { id: '1', text: 'hi', author: 'Ana' },
    { id: '2', text: 'yes' },
  ]);
});

test('a message without marks has none', () => {
  write('marked.jsonl', { text: 'hi' });
  expect(readDatasetLines(folder, 'marked.jsonl', markedSchema)).toEqual([{ text: 'hi', errors: [], correct: [] }]);
});

test('a line that does not fit and a file that is missing are errors', () => {
  write('bad.jsonl', { id: 1, text: 'hi' });
  expect(() => readDatasetLines(folder, 'bad.jsonl', datasetMessageSchema)).toThrow('expected string');
  expect(() => readDatasetLines(folder, 'none.jsonl', datasetMessageSchema)).toThrow('There is no none.jsonl');
});
