/** What is said about the work that a message states. */
import { describe, expect, test } from 'vitest';
import { isFirm, vagueDateIn, workTitle } from '../../src/clarity/work.js';
import { check, parse, resources } from '../support/engine.js';

describe('the title', () => {
  test.each([
    ['Someone should fix the ETL by Friday.', 'Fix the ETL by Friday'],
    ['can anybody look into   the nightly build?', 'Look into the nightly build'],
    ['The ETL needs to be fixed.', 'The ETL needs to be fixed'],
    ['Ana should fix the ETL.', 'Ana should fix the ETL'],
    ['Hmm we should really clean up the feature store.', 'Clean up the feature store'],
    ['lol someone should fix the flaky eval job', 'Fix the flaky eval job'],
    ['ok so we should probably rerun the eval', 'Rerun the eval'],
    ['So, someone should maybe update the docs', 'Update the docs'],
    ['we really need to just fix the loader tbh', 'Fix the loader'],
    ['ugh, someone needs to look at the pipeline asap 😩', 'Look at the pipeline asap'],
    ['btw the ETL needs to be fixed (again)!', 'The ETL needs to be fixed (again)'],
    ['lol', 'Lol'],
  ])('of “%s” is “%s”', (text, title) => expect(workTitle(text, parse(text), resources.grammar)).toBe(title));
});

test.each([
  ['we should fix it', true],
  ['can you fix it?', true],
  ['release notes', true],
  ['it could be faster', false],
])('whether “%s” is firm: %s', (text, firm) => expect(isFirm(parse(text))).toBe(firm));

test('a vague date is recognised by the rules about dates', () => {
  expect(vagueDateIn(parse('fix it at some point'))?.sign.id).toBe('vague-date');
  expect(vagueDateIn(parse('fix it by Friday'))).toBeUndefined();
});

describe('a promise is plain', () => {
  test.each(["I'll write the evaluation report.", "I'm going to review the model card today."])('%s', (text) => {
    expect(check(text).work).toMatchObject({ kind: 'commitment', owner: 'self', plain: true });
  });
  test.each([
    "I'll be there.",
    "I'll write the report if there is time.",
    "I'll review it.",
    'I can write the report.',
    'Will I write the report?',
  ])('but not “%s”', (text) => expect(check(text).work?.plain ?? false).toBe(false));
});

test('the stage is guessed from the words of the sentence', () => {
  expect(check('Someone should clean the labels of the training set.').work?.stage).toBe('data');
});

test('of several sentences, one that its author is asked about is described', () => {
  const text = 'We shipped it. Someone should fix the ETL before Friday.';
  const { work } = check(text);
  expect(text.slice(work?.start, work?.end)).toBe('Someone should fix the ETL before Friday.');
});

test.each([
  ['someone should invent a coffee machine that trains models lol', false],
  ['lol someone should win the lottery', false],
  ['someone should fix the flaky eval job lol', true],
  ['someone should invent a better loss', true],
])('whether “%s” is asked about: %s', (text, isAsked) => expect(check(text).main !== null).toBe(isAsked));
