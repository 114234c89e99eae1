/** Cuts a typed command into words, quoted texts and mentions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTyped, tokenize } from '../../src/commands/tokenize.js';
import { mentioned } from '../support/kit.js';

const cut = (text: string) => tokenize(text, []).map(({ is, text: words }) => (is === 'quoted' ? `[${words}]` : words));

test.each<[string, string[]]>([
  ['start  data', ['start', 'data']],
  ['new "Churn model"', ['new', '[Churn model]']],
  ['new “Churn model” now', ['new', '[Churn model]', 'now']],
  ['reason:"no labels" yet', ['reason:', '[no labels]', 'yet']],
  ['"no labels".', ['[no labels]', '.']],
  ['say "it', ['say', '"it']],
  ["it's Ana's 'first try'", ["it's", "Ana's", '[first try]']],
  ['', []],
])('%s', (text, tokens) => {
  expect(cut(text)).toEqual(tokens);
});

test('a mention is one token with the person’s name', () => {
  const { text, mentions } = mentioned('own data @bo now');
  expect(tokenize(text, mentions)).toMatchObject([
    { is: 'word' },
    { is: 'word' },
    { is: 'mention', text: 'Bo Berg', fold: 'bo-berg', mention: { id: 'U2' } },
    { is: 'word', text: 'now' },
  ]);
});

describe('as typed', () => {
  const typed = (text: string) => asTyped(text, tokenize(text, []));
  test('several tokens have single spaces and their quotes', () => {
    expect(typed('say  "it is"   twice')).toBe('say "it is" twice');
  });
  test('a single quoted text has no quotes', () => {
    expect(typed('"it is"')).toBe('it is');
  });
  test('a mention has its "@"', () => {
    const { text, mentions } = mentioned('ask @bo');
    expect(asTyped(text, tokenize(text, mentions))).toBe('ask @Bo Berg');
  });
});

describe('any text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(fc.constantFrom('start', '"', '“', "'", '#1', ':', '@ana', ' ')).map((parts) => parts.join(' ')),
  );
  test('is covered but for its spaces, in order and without overlaps', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let at = 0;
        for (const { start, end } of tokenize(text, [])) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
  test('in quotes comes out as it went in', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'ß', ' ', '#', '@', ':', 'é', '🦔'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (text) => {
        const [, token] = tokenize(`new "${text}"`, []);
        expect(token?.text).toBe(text);
      }),
    );
  });
});
