/** Findings and their messages. */
import { expect, test } from 'vitest';
import { findingAt } from '../../src/clarity/finding.js';

const RULE = { id: 'some-rule', message: '“{actual}” should be “{expected}”' };

test('a finding quotes the words it points at', () => {
  expect(findingAt('I think your right', RULE, { start: 8, end: 12 }, { expected: ["you're"] })).toEqual({
    rule: 'some-rule',
    start: 8,
    end: 12,
    actual: 'your',
    expected: ["you're"],
    message: "“your” should be “you're”",
    weight: 'finding',
  });
});

test('without a better wording the message has nothing in its place', () => {
  expect(findingAt('soon', RULE, { start: 0, end: 4 }, { weight: 'hint' })).toMatchObject({
    message: '“soon” should be “”',
    weight: 'hint',
  });
});
