/** Trains the stage classifier, natural's naive Bayes, on `prompts/en/stages.yml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { promptsFolder } from '../common/paths.js';

const sentencesByStage = z.record(z.string(), z.array(z.string()).min(1));
const textsSchema = z.strictObject({ learn: sentencesByStage, check: sentencesByStage });
/** The parts of a saved classifier that classification needs. */
const savedSchema = z.object({ classifier: z.looseObject({}), features: z.looseObject({}) });

/** The sentences by stage: `learn` for training, `check` held out. */
export const readStageTexts = (language = 'en') =>
  textsSchema.parse(parse(readFileSync(join(promptsFolder(), language, 'stages.yml'), 'utf8')));

/** The classifier as JSON, without the sentences it learnt from. */
export function fitStages(learn: Record<string, string[]>): string {
  const bayes = new BayesClassifier();
  for (const [stage, sentences] of Object.entries(learn))
    for (const sentence of sentences) bayes.addDocument(sentence, stage);
  bayes.train();
  const { classifier, features } = savedSchema.parse(JSON.parse(JSON.stringify(bayes)));
  return JSON.stringify({ classifier, docs: [], features });
}
