/** How a text is cut into its smallest parts. */
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/reading/tokens.js';

const folds = (text: string): string[] => tokenize(text).map(({ fold }) => fold);

describe('tokens', () => {
  test.each([
    ['words and marks', 'Mark data, please!', ['mark', 'data', ',', 'please', '!']],
    ['a contraction', "it's", ['it', "'s"]],
    ['a contraction without its apostrophe', 'whats up', ['what', "'s", 'up']],
    ['a negation', "don't", ['do', 'not']],
    [
      'hurried spelling',
      'pls do it til friday, cuz u can',
      ['please', 'do', 'it', 'till', 'friday', ',', 'because', 'you', 'can'],
    ],
    ['letters that are drawn out', 'heyyyy', ['hey']],
    ['a number with its mark', '#12 by 3.5%', ['#12', 'by', '3.5%']],
    ['an arrow', 'data -> bo', ['data', '→', 'bo']],
  ])('%s', (_, text, expected) => {
    expect(folds(text)).toEqual(expected);
  });

  test.each([
    ['a quotation', 'rename it to "Data & labels"', 'quoted', 'Data & labels'],
    ['code', 'run `make all`', 'code', 'make all'],
    ["somebody's line", '> archive it', 'cited', '> archive it'],
  ])('%s is one token', (_, text, is, inside) => {
    expect(tokenize(text).find((token) => token.is === is)?.text).toBe(inside);
  });

  test('every token knows its place', () => {
    const text = 'Mark  “the card” as done…';
    for (const { start, end, text: written } of tokenize(text)) expect(text.slice(start, end)).toContain(written);
  });
});
