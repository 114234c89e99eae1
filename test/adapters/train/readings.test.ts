/** What the encoder in Python learns from. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readRules } from '../../../adapters/prompts/rules.js';
import { readWeights } from '../../../adapters/prompts/weights.js';
import type { Labelled } from '../../../adapters/train/labelled.js';
import { readingLine, unlabelledReadings } from '../../../adapters/train/readings.js';
import { readLexicon } from '../../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../../src/clarity/models/lexicon.js';
import { resourcesOf } from '../../../src/clarity/ownership/resources.js';

const SCORING = {
  ...resourcesOf(readRules(), readLexicon(LEXICON)),
  ...readWeights(),
};
const MESSAGE: Omit<Labelled, 'text'> = {
  id: '1',
  set: 'ours',
  kind: 'need',
  owner: 'indefinite',
  nudge: 'yes',
  due: 'no',
};
const lineSchema = z.object({
  nudge: z.string(),
  fold: z.int(),
  candidates: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      raw: z.number().nullable(),
      nudge: z.number().nullable(),
      owner: z.string(),
    }),
  ),
});

/** The line of a text, and its sentences as the line points at them. */
function lineOf(text: string) {
  const line = lineSchema.parse(JSON.parse(readingLine({ ...MESSAGE, text }, 2, SCORING)));
  return { ...line, sentences: line.candidates.map(({ start, end }) => text.slice(start, end)) };
}

test('a line has its label, its fold and its likeliest sentences, the likeliest first', () => {
  const { nudge, fold, sentences, candidates } = lineOf(
    'The weather is nice. Someone should rebuild the index. Thanks!',
  );
  expect([nudge, fold]).toEqual(['yes', 2]);
  expect(sentences[0]).toBe('Someone should rebuild the index.');
  expect(sentences).toHaveLength(3);
  expect(candidates[2]).toMatchObject({ nudge: null });
  expect(candidates[0]?.raw).toBeGreaterThan(candidates[2]?.raw ?? 0);
});

test('a sentence that names its owner has a score for the case that it does not', () => {
  const { candidates } = lineOf('I will rebuild the index tomorrow.');
  expect(candidates[0]).toMatchObject({ nudge: null, owner: 'self' });
  expect(candidates[0]?.raw).toEqual(expect.any(Number));
});

test('messages without labels are read too, but none that has labels or does not pass the first glance', () => {
  const labelled = [{ ...MESSAGE, text: 'Someone should rebuild the index.' }];
  const messages = ['Someone should rebuild the index.', 'Nice!', 'The report needs an owner.'];
  const lines = unlabelledReadings(
    messages.map((text, i) => ({ id: `${i}`, text })),
    labelled,
    (text) => text !== 'Nice!',
    SCORING,
  );
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: '2', set: 'unlabelled', fold: -1 }]);
});
