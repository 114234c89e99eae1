/**
 * Documents of each genre, written for this test. A line that leaves work without an owner ends with `<!-- open -->`, which the reader does
 * not see: the line in which its sentence ends. What the reader is known to get wrong ends with `<!-- missed -->` if it has no owner, and
 * with `<!-- false -->` if it has one, or isn’t work. A fixture's name begins with the genre that it is
 * read as, but for two kinds of instructions.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { readDocument } from '../../support/documents.js';
import { FULL } from '../../support/full.js';

const folder = join(root(), 'test/clarity/documents/fixtures');
const KINDS: Record<string, string> = { runbook: 'instructions', checklist: 'instructions' };
const fixtures = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  let read: ReturnType<typeof readDocument> | undefined;
  // Two tests look at the same reading, and reading takes most of their time.
  const reading = () => {
    read ??= readDocument(text);
    return read;
  };
  return { file, kind: file.split('.', 1)[0] ?? '', text, reading };
});

/** Marks of the lines that the reader finds. */
const MARKED = ['<!-- open -->', '<!-- false -->'];

/** A line that begins something new; others go on with the paragraph or item above. */
const BEGINS = /^\s*(?:[-*#|>]|\d+[.)]\s|AP\d|$)/;

/** The lines with which the paragraphs, items and rows of some lines begin. */
function beginnings(text: string, lines: readonly number[]): number[] {
  const all = text.split('\n');
  const first = (line: number): number =>
    line > 1 && !BEGINS.test(all[line - 1] ?? '') && (all[line - 2] ?? '').trim() !== '' ? first(line - 1) : line;
  return [...new Set(lines.map(first))].sort((a, b) => a - b);
}

test.each(fixtures)('$file: what it is', ({ kind, reading }) => {
  expect(reading().genre).toBe(KINDS[kind] ?? kind);
});

test.each(fixtures)('$file: which lines have no owner', ({ text, reading }) => {
  const found = text.split('\n').flatMap((line, i) => (MARKED.some((mark) => line.includes(mark)) ? [i + 1] : []));
  expect(beginnings(text, reading().lines)).toEqual(beginnings(text, found));
});

test('a comment in the file, or the caller, knows better what it is', () => {
  const text = '# Runbook\n\n## Next steps\n\n- Purge the old backups\n';
  expect(readDocument(text)).toMatchObject({ genre: 'instructions', lines: [] });
  expect(readDocument(`<!-- baton-genre: minutes -->\n${text}`)).toMatchObject({ genre: 'minutes', lines: [6] });
  expect(readDocument(text, { genre: 'plan' })).toMatchObject({ genre: 'plan', lines: [5] });
  expect(readDocument(`<!-- baton-genre: poem -->\n${text}`).genre).toBe('instructions');
});

test('the name of the file says something too', () => {
  const text = '- Purge the old backups\n- Rotate the keys\n';
  expect(readDocument(text).genre).toBe('other');
  expect(readDocument(text, { name: 'release-checklist-runbook.md' }).genre).not.toBe('minutes');
});

test('the name of the file alone makes no other document of a text', () => {
  const names = ['sow.md', 'release-checklist.md', 'minutes.md', 'requirements-spec.md'];
  // Each is read once more for this: in `npm test` every fifth, so that each name is tried with several.
  const telling = fixtures.filter(({ kind }, i) => kind !== 'other' && (FULL || i % 5 === 0));
  for (const [i, { file, kind, text }] of telling.entries()) {
    const name = names[i % names.length] ?? '';
    expect(readDocument(text, { name }).genre, `${file} as ${name}`).toBe(KINDS[kind] ?? kind);
  }
});

test('in instructions only words count that say outright that there is no owner', () => {
  const genre = 'instructions';
  expect(readDocument('We need to update the docs. Add tests. TODO: add a picture.', { genre }).lines).toEqual([]);
  expect(readDocument('This page needs an owner.', { genre }).lines).toEqual([1]);
  expect(readDocument('Someone should rewrite this page.', { genre }).lines).toEqual([1]);
});
