/** Which of the five stages a piece of work belongs to, by natural's naive Bayes classifier. */
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { STAGES } from './models/stages.js';

export interface StageGuess {
  /** A stage's id, or "unknown". */
  stage: string;
  /** How sure it is, 0 to 1: the stage's share of the likelihood. */
  confidence: number;
}

/** The share from which a stage is named; chosen so that of the sentences kept apart nine in ten named ones are right. */
export const CONFIDENT = 0.47;

let classifier: BayesClassifier | undefined;

/** The stage that the words speak of. The classifier is made at the first call. */
export function stageOf(words: string): StageGuess {
  classifier ??= BayesClassifier.restore(JSON.parse(STAGES));
  const all = classifier.getClassifications(words.slice(0, 1000));
  const total = all.reduce((sum, { value }) => sum + value, 0);
  const [best] = all;
  if (best === undefined || total === 0) return { stage: 'unknown', confidence: 0 };
  const confidence = best.value / total;
  return { stage: confidence >= CONFIDENT ? best.label : 'unknown', confidence };
}
