/** Imperatives. */
import { expect, test } from 'vitest';
import { parse } from '../../support/engine.js';

const imperatives = (text: string) =>
  parse(text)
    .clauses.filter(({ modality }) => modality.startsWith('imperative'))
    .map(({ modality, verb }) => `${modality} ${verb?.low}`);

test.each([
  ['Fix the ETL', 'imperative fix'],
  ['add `retry` to the loader', 'imperative add'],
  ['update: it works', 'imperative? update'],
  ['it is red, fix the loader', 'imperative+ fix'],
])('%s: %s', (text, expected) => expect(imperatives(text)).toContain(expected));

test.each(['test is red', 'the fix works', 'review of the docs', 'it is red, test'])('“%s” has none', (text) => {
  expect(imperatives(text)).toEqual([]);
});
