/** Matching patterns. */
import { describe, expect, test } from 'vitest';
import { matchPattern } from '../../../src/clarity/rules/match.js';
import { compilePattern } from '../../../src/clarity/rules/pattern.js';
import { parse } from '../../support/engine.js';

/** The first match: all its words, and those that a finding points at. */
function match(source: string, text: string): { all: string; marked: string } | undefined {
  const { sentence, classes } = parse(text);
  const pattern = compilePattern(source, {});
  for (const [i] of sentence.tokens.entries()) {
    const found = matchPattern(pattern, sentence.tokens, classes, i);
    const words = (from: number, to: number) =>
      sentence.tokens
        .slice(from, to)
        .map(({ low }) => low)
        .join(' ');
    if (found) return { all: words(found.from, found.to), marked: words(found.markFrom, found.markTo) };
  }
  return undefined;
}

describe('a match', () => {
  test.each([
    ['someone should <verb>', 'maybe someone should fix it', 'someone should fix'],
    ['we <adverb>* should', 'we really probably should fix it', 'we really probably should'],
    ['fix the? etl', 'fix etl', 'fix etl'],
    ['<person> to <verb>', 'Ana to write the docs', 'ana to write'],
    ['<person> to <verb>', '@ana to write the docs', '@ to write'],
    ['a|b c', 'a b c', 'b c'],
    ['the <any>* docs', 'the very good docs', 'the very good docs'],
  ])('of “%s” in “%s” is “%s”', (source, text, all) => expect(match(source, text)?.all).toBe(all));
});

test('an optional element gives way where the next one needs the word', () => {
  expect(match('the <any>? docs', 'the docs')?.all).toBe('the docs');
});

test('a finding points at the words in brackets', () => {
  expect(match('we [should] <verb>', 'we should fix it')).toEqual({ all: 'we should fix', marked: 'should' });
});

test('the start and the end of the sentence', () => {
  expect(match('^ fix', 'fix it')?.all).toBe('fix');
  expect(match('^ fix', 'please fix it')).toBeUndefined();
  expect(match('it $', 'fix it! :tada:')?.all).toBe('it');
  expect(match('fix $', 'fix it')).toBeUndefined();
});

test('what is repeated is repeated four times at most', () => {
  expect(match('someone really* should', `someone ${'really '.repeat(4)}should`)).toBeDefined();
  expect(match('someone really* should', `someone ${'really '.repeat(5)}should`)).toBeUndefined();
});
