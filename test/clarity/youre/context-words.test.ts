/** Words around "your". */
import { expect, test } from 'vitest';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';
import { ContextWords } from '../../../src/clarity/youre/context-words.js';

const words = new ContextWords(
  new Map([
    ['so', 512],
    ['running', 64],
    ['good', 256],
  ]),
);
const word = (text: string) => words.of(tokenizeText(text)[0]).word;

test.each([
  ['sooo', 'so'],
  ['gooood', 'good'],
  ['runnin', 'running'],
  ['so', 'so'],
  ['zzzap', 'zzzap'],
  ['!!!', '.'],
])('“%s” is read as “%s”', (text, expected) => expect(word(text)).toBe(expected));

test('the end of the text and of a line are the same edge', () => {
  expect(words.of(undefined)).toEqual(words.of(tokenizeText('\n')[0]));
});

test('words of the same classes share a class hash', () => {
  expect(words.of(tokenizeText('blorping')[0]).classHash).toBe(words.of(tokenizeText('snarking')[0]).classHash);
  expect(words.of(tokenizeText('good')[0]).classHash).not.toBe(words.of(tokenizeText('so')[0]).classHash);
});
