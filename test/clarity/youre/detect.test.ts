/** Finding "your" in place of "you're", and the reverse. */
import { describe, expect, test } from 'vitest';
import { mentionsYour, youreRuleOf } from '../../../src/clarity/youre/detect.js';
import { book, check, rulesIn } from '../../support/engine.js';

describe('a wrong word is corrected in the style of the text', () => {
  test.each([
    ['I think your right about that', "I think you're right about that"],
    ['Your going to love it', "You're going to love it"],
    ['YOUR WELCOME', "YOU'RE WELCOME"],
    ['i hope youre well', "i hope you're well"],
    ['it’s late, your tired', 'it’s late, you’re tired'],
  ])('%s', (text, right) => expect(check(text).rewrite).toBe(right));
});

describe('left alone', () => {
  test.each([
    'Thanks for your help!',
    "you're right",
    'is it "your" or not',
    'see `your going` in the code',
    '> your right\nno',
    'your code is fine',
  ])('%s', (text) => expect(rulesIn(text)).not.toContain('your-youre'));
});

test('of a text of nothing but “your” a bounded number is scored', () => {
  expect(check('your going, '.repeat(5_000)).findings.length).toBeLessThanOrEqual(500);
});

test.each([
  ['your', true],
  ['YOU’RE', true],
  ['youre', true],
  ['yours', false],
  ['you', false],
])('whether “%s” is worth a second look: %s', (text, expected) => expect(mentionsYour(text)).toBe(expected));

test('a book has exactly one rule about it', () => {
  expect(youreRuleOf(book).id).toBe('your-youre');
  expect(() => youreRuleOf({ ...book, rules: [] })).toThrow('Not exactly one rule');
});
