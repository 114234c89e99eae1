/** Tokens that are read by hand: always those that the tokenizer's pattern gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommonToken } from '../../../src/clarity/text/common-tokens.js';
import { type TextToken, tokenizeByPattern, tokenizeText } from '../../../src/clarity/text/tokens.js';
import { rounds } from '../../support/full.js';

test.each([
  "we should've re-run it... don't!",
  'ana@example.org, see https://example.org/a.b, www.x.y and a.b(c)',
  'run() std::vec a->b camelCase v2 snake_case c++ x.',
  'a \n b\r\nc \u2028d\u00a0\n e',
  "Zoë's naïve O'Brien’s café",
  '?!... -- --- .foo@bar.com +x@y.z :tada: : :: $5 3,400.5',
  `${'long'.repeat(40)} it'${'s'.repeat(20)}`,
  '`code` <@U123> <https://x.y|z> [<-LINK->] <b> @ana @**Ana B**',
])('as by the pattern: %j', (text) => {
  expect(tokenizeText(text)).toEqual(tokenizeByPattern(text));
});

test('whatever the characters are', () => {
  const pieces = [..."aA'’.-:@+1_ \n\r\u2028\u00a0é(),!?…`<>$[]*h/~w", '🎉', 'http', 'www', '::', '()', "n't"];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (one) => {
      expect(tokenizeText(one)).toEqual(tokenizeByPattern(one));
    }),
    { numRuns: rounds(2_000, 50_000) },
  );
});

test('the usual is read by hand, the rest is left to the pattern', () => {
  const endOf = (text: string) => readCommonToken(text, 0, []);
  expect(['word ', "don't ", ', ', '? ', '\n'].map(endOf)).toEqual([4, 5, 1, 1, 1]);
  expect(['a@b.c', 'é', '12', ':tada:', 'a-b', '<x>'].map(endOf)).toEqual([0, 0, 0, 0, 0, 0]);
  const tokens: TextToken[] = [];
  readCommonToken('Fix ', 0, tokens);
  expect(tokens).toEqual([{ kind: 'word', start: 0, end: 3, low: 'fix', capital: true }]);
});
