/** Rewriting: the author's own words, with a place for a person. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/clarity/finding.js';
import { rewriteText } from '../../src/clarity/rewrite.js';
import type { RewriteStyle } from '../../src/clarity/rules/rule-book.js';
import { parseAll } from '../support/engine.js';

function finding(text: string, actual: string, others: Partial<Finding> = {}): Finding {
  const start = text.indexOf(actual);
  return {
    rule: 'x',
    start,
    end: start + actual.length,
    actual,
    expected: [],
    message: '',
    weight: 'finding',
    ...others,
  };
}

const rewrite = (text: string, actual: string, style: RewriteStyle) =>
  rewriteText(text, [finding(text, actual)], parseAll(text), () => style);

describe('each style', () => {
  test.each<[RewriteStyle, string, string, string]>([
    ['doer', 'Someone should fix the ETL.', 'Someone should', '@… will you fix the ETL?'],
    ['doer', 'someone should fix it', 'someone should', '@… will you fix it?'],
    ['doer', "Someone shouldn't fix it.", 'Someone', "@… someone shouldn't fix it."],
    ['agent', 'The ETL needs to be fixed today.', 'needs to be fixed', 'The ETL needs to be fixed by @… today.'],
    ['agent', 'Needs tests', 'Needs tests', '@… – needs tests'],
    ['todo', 'TODO: Add tests', 'TODO', 'TODO: @… to add tests'],
    ['todo', 'Update the docs', 'Update the', '@… to update the docs'],
    ['address', 'Please bump the image', 'Please bump', '@… please bump the image'],
    ['address', 'ETL fix please', 'ETL', '@… ETL fix please'],
  ])('%s: %s', (style, text, actual, expected) => expect(rewrite(text, actual, style)).toBe(expected));
});

test('a better wording replaces the words of its finding', () => {
  const text = 'your right and your late';
  const both = [0, 15].map((start) => ({ ...finding(text, 'your', { expected: ["you're"] }), start, end: start + 4 }));
  expect(rewriteText(text, both, parseAll(text), () => 'address')).toBe("you're right and you're late");
});

test('of edits that overlap the first is made', () => {
  const text = 'Please fix it';
  const twice = [finding(text, 'Please'), finding(text, 'Please fix')];
  expect(rewriteText(text, twice, parseAll(text), () => 'address')).toBe('@… please fix it');
});

test('without findings, or with hints alone, there is nothing to rewrite', () => {
  expect(rewriteText('soon', [], parseAll('soon'), () => 'address')).toBeNull();
  const hint = finding('fix it soon', 'soon', { weight: 'hint' });
  expect(rewriteText('fix it soon', [hint], parseAll('fix it soon'), () => 'address')).toBeNull();
});
