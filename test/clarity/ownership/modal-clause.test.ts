/** Clauses with a modal. */
import { expect, test } from 'vitest';
import { parse } from '../../support/engine.js';

const clauses = (text: string) =>
  parse(text).clauses.map(({ modality, subject, verb, inverted }) => ({
    modality,
    subject,
    verb: verb?.low,
    inverted,
  }));

test.each([
  ['we should fix it', 'should', 'we', 'fix'],
  ['we are going to fix it', 'going', 'we', 'fix'],
  ['the docs are to be written', 'be-to', 'thing', 'written'],
  ['we want to fix it', 'want', 'we', 'fix'],
  ['Infra has to renew it', 'need', 'team', 'renew'],
])('%s', (text, modality, subject, verb) => {
  expect(clauses(text)).toEqual([{ modality, subject, verb, inverted: false }]);
});

test.each([
  ['can we fix it', 'can', 'we'],
  ['Could Ana fix it', 'can', 'person'],
  ['what should we fix', 'should', 'we'],
])('in “%s” the modal comes before its subject', (text, modality, subject) => {
  expect(clauses(text)).toEqual([{ modality, subject, verb: 'fix', inverted: true }]);
});

test('“has” is a modal before “to” only', () => {
  expect(clauses('it has tests')).toEqual([]);
});

test('a wish of others counts only if it is for something to be done', () => {
  expect(clauses('they like cats')).toEqual([]);
  expect(clauses('they like to fix it')).toMatchObject([{ modality: 'want', subject: 'they' }]);
});

test('“plan” before an article is an imperative', () => {
  expect(clauses('Plan a workshop')).toMatchObject([{ modality: 'imperative', verb: 'plan' }]);
});
