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
    ['doer', '*Someone* should fix it', 'Someone* should', '@… will you fix it?'],
    ['doer', 'ok so someone should fix it', 'someone should', 'ok so @… will you fix it?'],
    ['doer', 'For the demo, we need to rotate the keys.', 'we need', 'For the demo, @… will you rotate the keys?'],
    ['doer', 'Any volunteers to review the card?', 'Any volunteers', '@… will you review the card?'],
    ['doer', "who's going to relabel the queries?", "who's going", '@… will you relabel the queries?'],
    ['doer', 'Finance still has to confirm the centre', 'Finance still has', '@… will you confirm the centre?'],
    ['doer', 'someone should fix the ETL, it broke twice', 'someone should', '@… will you fix the ETL? It broke twice'],
    ['doer', "someone should fix it, it's red.", 'someone should', "@… will you fix it? It's red."],
    ['doer', 'we need to own it, otherwise we stop', 'we need', '@… will you own it? Otherwise we stop'],
    ['doer', 'someone should fix it – but it is late!', 'someone should', '@… will you fix it? But it is late!'],
    ['doer', 'someone should fix it, because it broke', 'someone should', '@… will you fix it, because it broke?'],
    ['doer', 'we need to fix the ETL, it and the docs', 'we need', '@… will you fix the ETL, it and the docs?'],
    ['agent', 'The ETL needs to be fixed today.', 'needs to be fixed', 'The ETL needs to be fixed by @… today.'],
    ['agent', 'The script needs testing.', 'needs testing', 'The script needs testing by @….'],
    ['agent', 'Drafts to be written up, soon', 'to be written', 'Drafts to be written up by @…, soon'],
    ['agent', 'It has to get looked at', 'has to get looked', 'It has to get looked at by @…'],
    ['agent', 'Filters to be applied at serving time', 'to be applied', 'Filters to be applied by @… at serving time'],
    ['todo', 'TODO: Add tests', 'TODO', 'TODO: @… to add tests'],
    ['todo', 'Update the docs', 'Update the', '@… please update the docs'],
    ['address', 'Please bump the image', 'Please bump', '@… please bump the image'],
    ['address', 'Bump the image please', 'Bump the', '@… bump the image please'],
    ['address', 'could you bump the image?', 'could you', '@… could you bump the image?'],
  ])('%s: %s', (style, text, actual, expected) => expect(rewrite(text, actual, style)).toBe(expected));
});

test.each<[RewriteStyle, string, string]>([
  ['doer', "Someone shouldn't fix it.", 'Someone'],
  ['doer', 'would anyone be interested in helping?', 'would anyone'],
  ['doer', 'If it fails we should fix it', 'we should'],
  ['doer', 'We have an example that should be fixed', 'We have'],
  ['doer', 'looking for a reviewer for the card', 'looking for a reviewer'],
  ['doer', 'All the code needed to make it work exists', 'All the code needed'],
  ['agent', 'Needs tests', 'Needs tests'],
  ['agent', 'It might be worth updating the docs', 'worth updating'],
  ['todo', 'appeals dashboard for support', 'appeals dashboard'],
  ['address', 'ETL fix please', 'ETL'],
])('%s: nothing that reads as a request comes of “%s”', (style, text, actual) => {
  expect(rewrite(text, actual, style)).toBeNull();
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
