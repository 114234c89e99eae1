/** The tokenizer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeText } from '../../../src/clarity/text/tokens.js';

const kinds = (text: string) => tokenizeText(text).map(({ kind }) => kind);

describe('one token each', () => {
  test.each([
    ['mention', '@ana'],
    ['mention', '<@U12345>'],
    ['mention', '<@U12345|ana>'],
    ['mention', '<at>Ana Silva</at>'],
    ['mention', '@**Ana Silva**'],
    ['mention', '<!subteam^S12345|@data-eng>'],
    ['word', '<!channel>'],
    ['word', '@here'],
    ['code', '`git push`'],
    ['code', '```\nlong\n```'],
    ['code', 'snake_case'],
    ['code', 'camelCase'],
    ['code', 'std::vec'],
    ['code', 'run()'],
    ['code', '<#C12345|churn>'],
    ['url', 'https://example.org/a?b=c'],
    ['url', '<https://example.org|the page>'],
    ['url', 'ana@example.org'],
    ['emoji', ':tada:'],
    ['emoji', '👩‍👩‍👧'],
    ['number', '3,400.5'],
    ['word', "don't"],
    ['word', 're-run'],
    ['punct', '...'],
    ['break', '\r\n'],
  ])('%s: %s', (kind, text) => expect(kinds(text)).toEqual([kind]));
});

test('a word is in lower case with a straight apostrophe, and knows its capital', () => {
  expect(tokenizeText('Don’t go')).toEqual([
    { kind: 'word', start: 0, end: 5, low: "don't", capital: true },
    { kind: 'word', start: 6, end: 8, low: 'go', capital: false },
  ]);
});

test('a token whose text does not matter has a placeholder', () => {
  expect(tokenizeText('@ana `x` 12').map(({ low }) => low)).toEqual(['@', '`', '0']);
});

test('tokens are in order, do not overlap, and leave out nothing but white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let at = 0;
      for (const { start, end } of tokenizeText(text)) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  );
});
