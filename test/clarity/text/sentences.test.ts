/** Splitting a message into sentences. */
import { describe, expect, test } from 'vitest';
import { endOf, startOf } from '../../../src/clarity/text/range.js';
import { authorTokens, type Sentence, sentencesOf } from '../../../src/clarity/text/sentences.js';
import { lexicon } from '../../support/engine.js';

const sentences = (text: string) => sentencesOf(text, authorTokens(text), (word) => lexicon.has(word));
const split = (text: string) => sentences(text).map(({ tokens }) => text.slice(startOf(tokens), endOf(tokens)));
const first = (text: string): Partial<Sentence> => sentences(text)[0] ?? {};

describe('a sentence ends', () => {
  test.each([
    ['at a full stop', 'It works. we ship', ['It works.', 'we ship']],
    ['at a line', 'it works\nwe ship', ['it works', 'we ship']],
    ['at a question mark', 'does it work? yes', ['does it work?', 'yes']],
    ['at several marks', 'it works!!! we ship', ['it works!!!', 'we ship']],
    ['before a capital without a space', 'It works.We ship', ['It works.', 'We ship']],
  ])('%s', (_, text, expected) => expect(split(text)).toEqual(expected));
});

test.each(['it takes approx. 5 minutes', 'ask J. Smith', 'it (really?) works', 'version 1.2 works'])(
  'not inside “%s”',
  (text) => expect(split(text)).toHaveLength(1),
);

test('a list marker and a checkbox are left out', () => {
  expect(split('- fix it\n1) test it\n- [ ] ship it')).toEqual(['fix it', 'test it', 'ship it']);
  expect(first('- fix it')).toMatchObject({ item: true, done: false });
  expect(first('fix it')).toMatchObject({ item: false });
});

test('a ticked box and struck out words are done', () => {
  expect(first('- [x] fix it')).toMatchObject({ done: true });
  expect(first('~fix it~')).toMatchObject({ done: true });
  expect(first('[ ] fix it')).toMatchObject({ done: false, item: true });
});

test('a question is one by its mark', () => {
  expect(first('can you fix it?')).toMatchObject({ question: true });
  expect(first('can you fix it')).toMatchObject({ question: false });
});

test('lines that are not the author’s are left out', () => {
  expect(split('> fix it\nwill do\n-- \nAna')).toEqual(['will do']);
});

test('a sentence without an end is cut', () => {
  expect(sentences('word '.repeat(250)).map(({ tokens }) => tokens.length)).toEqual([120, 120, 10]);
});
