/** Word classes and the lexicon. */
import { expect, test } from 'vitest';
import { CLASS, guessClasses, readLexicon } from '../../../src/clarity/model/word-classes.js';

test('a lexicon is read line by line, one set of classes each', () => {
  const lexicon = readLexicon(`${CLASS.noun.toString(36)} dog cat\n${(CLASS.noun | CLASS.verb).toString(36)} run`);
  expect([...lexicon]).toEqual([
    ['dog', CLASS.noun],
    ['cat', CLASS.noun],
    ['run', CLASS.noun | CLASS.verb],
  ]);
});

test.each([
  ['deduping', CLASS.gerund],
  ['backfilled', CLASS.past | CLASS.participle],
  ['flakily', CLASS.adverb],
  ['mergeable', CLASS.adjective],
  ['featurization', CLASS.noun],
  ['tokenize', CLASS.verb],
  ['embedders', CLASS.plural | CLASS.presentS],
  ['ab', CLASS.noun],
])('the ending of “%s” suggests its classes', (word, classes) => {
  expect(guessClasses(word)).toBe(classes);
});
