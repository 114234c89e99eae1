/** The rules say what they mean: their own examples, run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRules } from '../../adapters/prompts/rules.js';
import { indexOf, type RuleBook } from '../../src/clarity/rules/book.js';
import { book, check, rulesIn } from '../support/engine.js';

describe.each(book.rules)('$id', ({ id, examples, message }) => {
  test.each(examples.bad)('is found in: %s', (text) => {
    expect(rulesIn(text)).toContain(id);
  });
  test.each(examples.good)('is not found in: %s', (text) => {
    const { findings } = check(text);
    expect(findings.filter((f) => f.rule === id || f.weight === 'finding')).toEqual([]);
  });
  test('says which words it means', () => {
    expect(message).toContain('{actual}');
  });
});

test('a pattern that cannot be read is named', () => {
  const bad = (match: string): RuleBook => ({
    ...book,
    rules: [{ ...(book.rules[0] as (typeof book.rules)[0]), patterns: [{ match }] }],
  });
  expect(() => indexOf(bad('{nobody} should'))).toThrow('"{nobody} should" has {nobody}, which is no list');
  expect(() => indexOf(bad('<verbs>'))).toThrow('"<verbs>" has <verbs>, which is no class of words');
});

test('the examples are in the docs too, and the docs are of these rules', async () => {
  const { ruleAsMarkdown } = await import('../../adapters/cli/explain.js');
  const { readFileSync } = await import('node:fs');
  const docs = readFileSync('docs/rules.md', 'utf8');
  for (const rule of book.rules) expect(docs).toContain(ruleAsMarkdown(rule));
});

test('a language without rules is an error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-rules-'));
  expect(() => readRules('xx')).toThrow();
  rmSync(folder, { recursive: true });
});
