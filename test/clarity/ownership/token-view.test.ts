/** Reading tokens by position. */
import { expect, test } from 'vitest';
import { CLASS } from '../../../src/clarity/model/word-classes.js';
import { TokenView } from '../../../src/clarity/ownership/token-view.js';
import { parse, resources } from '../../support/engine.js';

function view(text: string): TokenView {
  const { sentence, classes } = parse(text);
  return new TokenView(sentence.tokens, classes, resources.grammar);
}

test('nothing lies beyond the ends', () => {
  const it = view('fix it');
  expect([it.low(-1), it.low(2), it.at(2), it.classesAt(9), it.is(9, CLASS.verb)]).toEqual([
    '',
    '',
    undefined,
    0,
    false,
  ]);
});

test('fillers and adverbs are skipped, four at most', () => {
  expect(view('should really also fix').skipFillers(1)).toBe(3);
  expect(view('should really really really really really fix').skipFillers(1)).toBe(5);
  expect(view('fix it').skipFillers(0)).toBe(0);
});

test.each([
  ['fix it', 0, true],
  ['done, fix it', 2, true],
  ['done and fix it', 2, true],
  ['we fix it', 1, false],
])('whether a clause can begin in “%s” at %i: %s', (text, i, starts) => {
  expect(view(text).startsClause(i)).toBe(starts);
});

test('a test is applied to some tokens', () => {
  const it = view('should be fixed');
  expect(it.some(1, 3, (low) => low === 'be')).toBe(true);
  expect(it.some(2, 3, (low) => low === 'be')).toBe(false);
});
