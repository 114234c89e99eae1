/** The questions of the audit are data: they fit their places, and a broken file is named. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAuditBook } from '../../../adapters/prompts/audit-book.js';
import { LIMITS } from '../../../src/view/fit.js';

const book = readAuditBook();

const folderWith = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  mkdirSync(join(folder, 'en', 'audit'), { recursive: true });
  writeFileSync(join(folder, 'en', 'audit', 'data.yml'), text);
  return folder;
};

const QUESTION = `
  - { key: data-1, title: T, ask: A?, hand: H, auto: A, task: Do it, effort: 1, shelf: 90, source: [M] }`;

test.each(book)('$key is a question with a title that a form can show, and a task in the imperative', (question) => {
  expect(question.ask).toMatch(/\?( |$)/);
  expect(question.title.length).toBeLessThanOrEqual(LIMITS.label - 6);
  expect(question.title).not.toMatch(/[.?]$/);
  expect(question.task).toMatch(/^[A-Z][a-z]+\b.*[^.]$/);
  for (const text of [question.hand, question.auto]) expect(text).toMatch(/^[A-Z].*\.$/);
});

test('titles tell questions apart, and keys say where they belong', () => {
  expect(new Set(book.map(({ title }) => title)).size).toBe(book.length);
  for (const { key, area } of book) expect(key).toMatch(new RegExp(`^(llm-)?${area}-\\d+$`));
});

describe('a broken file is refused', () => {
  test.each([
    [
      'a question without an effort',
      `area: data\nquestions:${QUESTION.replace(' effort: 1,', '')}`,
      /data\.yml.*effort/s,
    ],
    ['no area', `questions:${QUESTION}`, /data-1 has no area/],
    ['a key twice', `area: data\nquestions:${QUESTION}${QUESTION}`, /twice/],
    [
      'a replaced question that is not there',
      `area: data\nquestions:${QUESTION.replace('key:', 'replaces: x-9, key:')}`,
      /x-9/,
    ],
    ['something that is not YAML', 'area: [', /data\.yml/],
  ])('%s', (_, text, message) => {
    expect(() => readAuditBook('en', folderWith(text))).toThrow(message);
  });
});
