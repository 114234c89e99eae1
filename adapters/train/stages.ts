/** Trains natural's naive Bayes classifier on `prompts/en/stages.yml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { promptsFolder } from '../common/paths.js';

const schema = z.strictObject({
  learn: z.record(z.string(), z.array(z.string()).min(1)),
  check: z.record(z.string(), z.array(z.string()).min(1)),
});

export const readStageTexts = (language = 'en') =>
  schema.parse(parse(readFileSync(join(promptsFolder(), language, 'stages.yml'), 'utf8')));

/** The classifier as JSON, without the sentences it learnt from. */
export function fitStages(learn: Record<string, string[]>): string {
  const classifier = new BayesClassifier();
  for (const [stage, sentences] of Object.entries(learn))
    for (const text of sentences) classifier.addDocument(text, stage);
  classifier.train();
  const { classifier: inner, features } = JSON.parse(JSON.stringify(classifier)) as {
    classifier: object;
    features: object;
  };
  return JSON.stringify({ classifier: inner, docs: [], features });
}
