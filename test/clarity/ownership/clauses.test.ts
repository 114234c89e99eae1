/** Clauses that turn a verb into something to be done. */
import { describe, expect, test } from 'vitest';
import { parse } from '../../support/engine.js';

/** "modality subject verb", and what else is true of the clause. */
function clauses(text: string): string[] {
  return parse(text).clauses.map(({ modality, subject, verb, passive, inverted, negated, subordinator }) => {
    const marks = [passive && 'passive', inverted && 'inverted', negated && 'negated', subordinator];
    return [modality, subject, verb?.low ?? '-', ...marks.filter(Boolean)].join(' ');
  });
}

describe('contractions, requests and infinitives', () => {
  test.each([
    ["I'll look into it", 'will i look'],
    ["I'm going to fix it", 'going i fix'],
    ["we're fixing it", 'doing we fixing'],
    ["let's ship it", "let's we ship"],
    ['let us ship it', "let's we ship"],
    ['let me check', 'let-me i check'],
    ['please review it', 'please you review'],
    ['Ana to write the docs', 'to person write'],
    ['QA to verify the build', 'to team verify'],
    ['tests to be added', 'to thing added passive'],
  ])('%s: %s', (text, clause) => expect(clauses(text)).toEqual([clause]));
});

test('several clauses of a sentence are found in order', () => {
  expect(clauses('we should fix it and then test it')).toEqual(['should we fix', 'imperative+ none test']);
});

test('a clause after a conjunction is subordinate', () => {
  expect(clauses('it fails because we should fix it')).toEqual(['should we fix because']);
  expect(clauses('it fails, we should fix it')).toEqual(['should we fix']);
});

test.each(['it has a bug', 'the build is green', "I'm late", 'nothing to see'])('“%s” has none', (text) => {
  expect(clauses(text)).toEqual([]);
});
