/** The first pass, which most messages do not get beyond. */
import { expect, test } from 'vitest';
import { PATTERNS } from '../../src/clarity/models/patterns.js';
import { prefilterOf } from '../../src/clarity/prefilter.js';
import { book, resources } from '../support/engine.js';

const passes = prefilterOf(book, PATTERNS, resources.lexicon);

test.each(['we should fix it', '@ana', 'QA to verify the build', '- fix the loader', 'any volunteers?'])(
  '“%s” passes',
  (text) => expect(passes(text, 'chat')).toBe(true),
);

test.each(['lol', 'the build is green again', 'nice one', ''])('“%s” does not', (text) => {
  expect(passes(text, undefined)).toBe(false);
});

test('notes, issues and e-mails always pass', () => {
  for (const medium of ['notes', 'issue', 'email']) expect(passes('release notes', medium)).toBe(true);
});

test('the words of a rule that is newer than the models pass', () => {
  const [rule] = book.rules;
  if (rule?.about !== 'owner') throw new Error('not a rule about owners');
  const added = { ...rule, id: 'orphaned', patterns: [{ match: '{is} bananas' }] };
  const withRule = prefilterOf({ ...book, rules: [...book.rules, added] }, PATTERNS, resources.lexicon);
  expect(passes('the loader is bananas', 'chat')).toBe(false);
  expect(withRule('the loader is bananas', 'chat')).toBe(true);
  expect(withRule('lol', 'chat')).toBe(false);
});
