/** The rule of a nudge, and the words it points at. */
import { describe, expect, test } from 'vitest';
import type { UnclearOwner } from '../../../src/clarity/labels.js';
import { fallbackRulesOf, markOf } from '../../../src/clarity/ownership/mark.js';
import { book, parse } from '../../support/engine.js';

const fallbacks = fallbackRulesOf(book.rules);

function mark(text: string, owner: UnclearOwner) {
  const { rule, start, end } = markOf(
    { parsed: parse(text), owner, work: 0, nudge: 1, kind: 'need', explicit: false },
    fallbacks,
  );
  return [rule, text.slice(start, end)];
}

test.each<[string, UnclearOwner, string, string]>([
  ['Someone should fix the ETL', 'indefinite', 'indefinite-doer', 'Someone should'],
  ['maybe we should fix it', 'collective', 'collective-doer', 'we should'],
  ['your script must be updated', 'unclear_you', 'unclear-you', 'your script must'],
])('“%s” (%s): %s points at “%s”', (text, owner, rule, words) => expect(mark(text, owner)).toEqual([rule, words]));

test('of two rules for an owner the one with priority is reported, though it comes later', () => {
  expect(mark('you need to read this, please fix it', 'unclear_you')).toEqual(['open-request', 'please fix']);
  expect(mark('TODO: it needs to be fixed', 'none')).toEqual(['agentless-need', 'needs to be fixed']);
});

test('if no pattern matched, the fallback points at the first words', () => {
  expect(mark('green grass, blue sky and red roses', 'none')).toEqual(['bare-todo', 'green grass, blue sky and']);
  expect(mark('roses.', 'team')).toEqual(['team-doer', 'roses']);
});

describe('fallbacks', () => {
  const others = book.rules.filter(({ id }) => id !== 'team-doer');
  const team = book.rules.filter(({ id }) => id === 'team-doer');
  test('an owner without one is named', () => {
    expect(() => fallbackRulesOf(others)).toThrow('Not exactly one rule is the fallback for the owner team');
  });
  test('two for one owner are refused', () => {
    expect(() => fallbackRulesOf([...book.rules, ...team])).toThrow('the owner team');
  });
});
