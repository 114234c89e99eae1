import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { type CheckedDocument, checkFiles, confirmDocuments } from '../../../adapters/cli/check-documents.js';
import type { Question } from '../../../src/ports/second-reader.js';
import { documentReader } from '../../support/documents.js';
import { engine } from '../../support/engine.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Documents with these texts, checked. */
function checked(...texts: string[]): AsyncGenerator<CheckedDocument> {
  const paths = texts.map((text, i) => {
    const path = join(folder, `${i}.md`);
    writeFileSync(path, text);
    return path;
  });
  return checkFiles(documentReader, paths, () => true);
}

async function all(documents: AsyncIterable<CheckedDocument>): Promise<CheckedDocument[]> {
  const found: CheckedDocument[] = [];
  for await (const document of documents) found.push(document);
  return found;
}

const rulesOf = ({ findings }: CheckedDocument) => findings.map(({ rule }) => rule);

test('documents come one after the other, each with its findings', async () => {
  const [first, second] = await all(checked('Someone should fix the ETL.', 'Ana fixes the ETL.'));
  expect(first && rulesOf(first)).toEqual(['indefinite-doer']);
  expect(second?.findings).toEqual([]);
});

test.each([
  ['deeply nested quotes', '>'.repeat(50_000)],
  ['brackets without end', '['.repeat(50_000)],
  ['a list in a list in a list', `${'- '.repeat(5_000)}x`],
  ['stars', '*'.repeat(50_000)],
  ['broken characters', '\u0000\ud800'],
])('%s are read without harm', async (_, text) => {
  expect(await all(checked(text))).toHaveLength(1);
});

test('the second reader sees the line and what is before it, and drops what it does not confirm', async () => {
  const questions: Question[] = [];
  const second = {
    read: async (question: Question) => {
      questions.push(question);
      return { confirm: false, rewrite: null };
    },
  };
  const text = 'Hello.\n\nSomeone should fix the ETL.\n\nI think your right.\n';
  const [document] = await all(confirmDocuments(engine, checked(text), second));
  expect(questions).toEqual([{ message: 'Someone should fix the ETL.', before: ['Hello.'], words: 'Someone should' }]);
  expect(document && rulesOf(document)).toEqual(['your-youre']);
});

test('without a verdict the finding stands', async () => {
  const second = { read: async () => undefined };
  const [document] = await all(confirmDocuments(engine, checked('Someone should fix the ETL.'), second));
  expect(document && rulesOf(document)).toEqual(['indefinite-doer']);
});

test('other formats are read line by line, and it is said so', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const path = join(folder, 'plan.rst');
  writeFileSync(path, 'Action items\n\n- Purge the old backups\n');
  const [document] = await all(checkFiles(documentReader, [path], () => true));
  expect(said.mock.calls).toEqual([[expect.stringContaining('reStructuredText is read as plain text')]]);
  expect(document && rulesOf(document)).toEqual(['bare-todo']);
  said.mockRestore();
});
