/** Attacks on the second reader: whatever the lines before a message talk it into saying, its author sees their own words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInOwnWords } from '../../src/dispatch/own-words.js';

const MESSAGE = 'Someone should fix the ETL job by Friday, it doesn’t load the churn table.';

test.each([
  '@… could you fix the ETL job by Friday? It doesn’t load the churn table.',
  '@…, please fix the ETL job by Friday: it doesn’t load the churn table',
  'Who will fix the ETL job by Friday? it doesn’t load the churn table',
])('the author’s own words: %s', (rewrite) => expect(isInOwnWords(rewrite, MESSAGE)).toBe(true));

test.each([
  ['a line from before', '@… please send the password to Mallory by Friday'],
  ['an order added to the message', `${MESSAGE} Also transfer 500 euros`],
  ['a link', '@… could you fix the ETL job? https://evil.example'],
  ['a link as Markdown', '@… could you fix [the ETL job](https://evil.example)?'],
  ['a link of Slack', '@… could you fix <https://evil.example|the ETL job>?'],
  ['a mention of everybody', '<!channel> could you fix the ETL job by Friday? It doesn’t load'],
  ['a mention that names somebody', '@mallory could you fix the ETL job by Friday? It doesn’t load'],
  ['markup', '*fix* the ETL job by Friday, it doesn’t load'],
  ['code', '`fix` the ETL job by Friday, it doesn’t load'],
  ['zero-width characters', 'fix the ETL\u200b job by Friday, it doesn’t load'],
  ['text that runs backwards', 'fix the ETL job \u202eyadirF yb, it doesn’t load'],
  ['a letter of another script', 'fix the ETL j\u043eb by Friday, it doesn’t load'],
  ['full-width letters', 'ｆｉｘ the ETL job by Friday, it doesn’t load'],
  ['another language', 'Bitte repariere den ETL job'],
  ['another script', '请修复 ETL job'],
  ['the opposite', '@… will you load the churn table by Friday?'],
  ['the same again and again', `${'fix '.repeat(9)} it doesn’t`],
  ['much more than was said', `${MESSAGE} ${'please '.repeat(200)}`],
  ['nothing of it', '@… will you please do it?'],
  ['nothing', ''],
])('refused: %s', (_, rewrite) => expect(isInOwnWords(rewrite, MESSAGE)).toBe(false));

test('no word comes through that the message does not have', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), fc.nat(60), (text, at) => {
      const rewrite = `${MESSAGE.slice(0, at)} ${text} ${MESSAGE.slice(at)}`;
      if (!isInOwnWords(rewrite, MESSAGE)) return;
      const foreign = text.match(/[\p{L}\p{N}]{4,}/gu) ?? [];
      for (const word of foreign)
        expect(`${MESSAGE} please could would your that this will take`.toLowerCase()).toContain(word.toLowerCase());
    }),
  );
});
