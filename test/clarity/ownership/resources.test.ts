/** What the analysis needs of a rule book. */
import { expect, test } from 'vitest';
import { CLASS } from '../../../src/clarity/model/word-classes.js';
import { resourcesOf } from '../../../src/clarity/ownership/resources.js';
import { book, lexicon } from '../../support/engine.js';

test('the verbs of the book are verbs, whatever the lexicon says', () => {
  const withVerb = { ...book, verbs: { ...book.verbs, make: ['etl', 'frobnicate'] } };
  const { lexicon: extended } = resourcesOf(withVerb, lexicon);
  expect((extended.get('frobnicate') ?? 0) & CLASS.verb).toBe(CLASS.verb);
  expect((extended.get('etl') ?? 0) & CLASS.verb).toBe(CLASS.verb);
  expect(lexicon.get('frobnicate')).toBeUndefined();
});

test('a bad pattern is quoted', () => {
  const owners = { ...book.owners, self: ['{nobody} will'] };
  expect(() => resourcesOf({ ...book, owners }, lexicon)).toThrow('"{nobody} will" has {nobody}, which is not a list');
});
