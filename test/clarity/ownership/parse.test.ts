/** Parsing a message. */
import { expect, test } from 'vitest';
import { CLASS } from '../../../src/clarity/model/word-classes.js';
import { parse, parseAll } from '../../support/engine.js';

test('each sentence has its word classes, signs and clauses', () => {
  const [first, second] = parseAll('Someone should fix the ETL. It is red.');
  expect(first?.signs.map(({ sign }) => sign.id)).toContain('indefinite-doer');
  expect(first?.clauses).toHaveLength(1);
  expect(second).toMatchObject({ signs: [], clauses: [] });
});

test('a token has the classes of the lexicon, or those that its ending suggests', () => {
  const { classes, sentence } = parse('backfilling Zzyzx `code` 42 !');
  expect(sentence.tokens.map(({ kind }) => kind)).toEqual(['word', 'word', 'code', 'number', 'punct']);
  expect(classes).toEqual([expect.any(Number), 0, CLASS.noun, CLASS.number, 0]);
  expect((classes[0] ?? 0) & CLASS.gerund).toBe(CLASS.gerund);
});

test('a sign says which words it matched', () => {
  const { sentence, signs } = parse('Ana will fix it soon');
  const soon = signs.find(({ sign }) => sign.id === 'vague-date');
  expect(sentence.tokens[soon?.match.markFrom ?? -1]?.low).toBe('soon');
});
