/** Fitting the ownership models. */
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { readRules } from '../../../adapters/prompts/rules.js';
import type { Labelled } from '../../../adapters/train/labelled.js';
import { fitOwnership, prepareSamples } from '../../../adapters/train/ownership.js';
import { labelledSamples } from '../../../adapters/train/samples.js';
import { readLexicon } from '../../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../../src/clarity/models/lexicon.js';
import { parseSentences } from '../../../src/clarity/ownership/parse.js';
import { resourcesOf } from '../../../src/clarity/ownership/resources.js';
import { scoreSentences } from '../../../src/clarity/ownership/score.js';
import { authorTokens } from '../../../src/clarity/text/sentences.js';

const RESOURCES = resourcesOf(readRules(), readLexicon(LEXICON));
const WORK = [
  'retrain the ranker',
  'clean the labels',
  'rotate the keys',
  'write the model card',
  'update the dashboard',
];
const TALK = ['the ranker is great', 'what a day', 'thanks a lot', 'good morning', 'that was fun'];

const labelled = (text: string, nudge: 'yes' | 'no', kind: string): Labelled => ({
  id: text,
  text,
  set: 'ours',
  kind,
  owner: nudge === 'yes' ? 'collective' : null,
  nudge,
  due: nudge === 'yes' ? 'no' : null,
});
const EXAMPLES = [
  ...WORK.map((work) => labelled(`Nice talk. We need to ${work}.`, 'yes', 'need')),
  ...WORK.map((work) => labelled(`If it fails we would need to ${work}.`, 'no', 'other')),
  ...TALK.map((talk) => labelled(`${talk}. See you.`, 'no', 'other')),
];

const trained = () => fitOwnership(prepareSamples(labelledSamples(EXAMPLES), RESOURCES));
const MODELS = trained();

test('what a message is asked about is told from what sounds like it', () => {
  const scoring = { ...RESOURCES, ...MODELS };
  const highest = (text: string) => {
    const sentences = parseSentences(text, authorTokens(text), scoring);
    return Math.max(...scoreSentences({ sentences, context: {} }, scoring).map(({ nudge }) => nudge));
  };
  const asked = highest('Great. We need to relabel the images.');
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeGreaterThan(highest('If it fails we would need to relabel the images.') + 1);
  expect(asked).toBeGreaterThan(highest('Good evening.') + 1);
});

test('the same examples give the same bytes', () => {
  expect(serialize(trained()).equals(serialize(MODELS))).toBe(true);
});
