/** What a rule says about a finding reads as a sentence, whatever the words that it is about. */
import { expect, test } from 'vitest';
import { findingAt } from '../../../src/clarity/finding.js';
import { book } from '../../support/engine.js';

/** Words as people write them, and as they stand in the sentence about them. */
const SPANS: [string, string][] = [
  ['someone should', 'someone should'],
  ['Someone* should', 'Someone should'],
  ['*We *really* need to', 'We really need to'],
  ['_the data team_ needs', 'the data team needs'],
  ['TODO:', 'TODO'],
  [': TBD', 'TBD'],
  ['needs testing.', 'needs testing'],
  ['can someone please\n  look', 'can someone please look'],
  ["who's going to", "who's going to"],
  ['any takers?', 'any takers?'],
  ['– no owner yet,', 'no owner yet'],
  ['snake_case_name should', 'snake_case_name should'],
  ['?', '?'],
];
const rules = book.rules.filter(({ about }) => about !== 'youre');

test.each(SPANS)('%j is quoted as “%s”, in a sentence of its own', (actual, quoted) => {
  for (const rule of rules) {
    const { message } = findingAt(actual, rule, { start: 0, end: actual.length });
    expect(message).toBe(rule.message.replace('{actual}', quoted));
    // A sentence: the quotation is its subject or stands behind words of its own, it ends once, and asks nothing in the middle.
    expect(message).toMatch(/^(?:[\p{Lu}][^“”]*)?“[^“”]+” \p{Ll}[^“”]*[.?]$/u);
    expect(message).not.toMatch(/[.?!;]\s*[.;,]|\? *\.| {2}|\n|“[^”]*[*_]{1,2}[” ]/);
  }
});

test('a message quotes its words once, and says something of them', () => {
  for (const { message } of rules) {
    expect(message.split('{actual}')).toHaveLength(2);
    expect(message).toMatch(/“\{actual\}” (?:doesn’t|has|names|isn’t|could)\b/);
  }
});
