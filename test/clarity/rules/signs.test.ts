/** The signs of a rule book, and the numbers by which the models know them. */
import { expect, test } from 'vitest';
import { PATTERNS } from '../../../src/clarity/models/patterns.js';
import type { Rule, RuleBook } from '../../../src/clarity/rules/rule-book.js';
import { patternCountsOf, signsOf } from '../../../src/clarity/rules/signs.js';
import { book } from '../../support/engine.js';

function bookWith(...patterns: [id: string, ...patterns: string[]][]): RuleBook {
  const rule = book.rules.find(({ about }) => about === 'owner');
  if (rule?.about !== 'owner') throw new Error('no rule about owners');
  const rules = patterns.map(([id, ...all]): Rule => ({ ...rule, id, patterns: all.map((match) => ({ match })) }));
  return { ...book, rules, owners: { certain: ['[on me]'], self: [], named: [], addressed: [] } };
}

const numbers = (of: RuleBook, trained: Parameters<typeof signsOf>[1]) =>
  signsOf(of, trained).map(({ pattern, sign }) => [pattern, sign.number]);

test('patterns are numbered through, rule by rule, then the words that give work to a person', () => {
  const old = bookWith(['a', 'a1', 'a2'], ['b', 'b1']);
  expect(patternCountsOf(old)).toEqual([
    ['a', 2],
    ['b', 1],
    ['certain', 1],
  ]);
  expect(numbers(old, patternCountsOf(old))).toEqual([
    ['a1', 0],
    ['a2', 1],
    ['b1', 2],
    ['[on me]', 3],
  ]);
});

test('rules and patterns added since the training have no number, and leave the others theirs', () => {
  const trained = patternCountsOf(bookWith(['a', 'a1'], ['c', 'c1']));
  expect(numbers(bookWith(['a', 'a1', 'a2'], ['b', 'b1'], ['c', 'c1']), trained)).toEqual([
    ['a1', 0],
    ['a2', undefined],
    ['b1', undefined],
    ['c1', 1],
    ['[on me]', 2],
  ]);
});

test('the models know all patterns that ship', () => {
  expect(patternCountsOf(book)).toEqual(PATTERNS);
  expect(signsOf(book, PATTERNS).every(({ sign }, i) => sign.number === i)).toBe(true);
});

test('a sign has the owner and the kind of its rule, unless its pattern has a kind of its own', () => {
  const signs = signsOf(book, PATTERNS).map(({ sign }) => sign);
  expect(signs.find(({ id }) => id === 'team-doer')).toMatchObject({ about: 'owner', owner: 'team', kind: 'need' });
  expect(signs.filter(({ id }) => id === 'team-doer').at(-1)).toMatchObject({ kind: 'request' });
  expect(signs.find(({ id }) => id === 'vague-date')).toMatchObject({ about: 'date', owner: null, kind: null });
  expect(signs.find(({ id }) => id === 'certain')).toMatchObject({ owner: 'named', kind: 'commitment' });
});
