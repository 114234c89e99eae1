/** Guesses which of the five stages a piece of work belongs to, with natural's naive Bayes classifier. */
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { STAGES } from './models/stages.js';

/** A guess, with its confidence. */
interface StageGuess {
  /** A stage's id, or "unknown". */
  stage: string;
  /** The stage's share of the likelihood, 0 to 1. */
  confidence: number;
}

/** The confidence from which a stage is named, calibrated so that nine in ten are right on the held-out sentences. */
const CONFIDENT = 0.47;
/** UTF-16 units that are classified. */
const LONGEST_CLASSIFIED = 1000;

let classifier: BayesClassifier | undefined;

/** The stage that the words speak of. The classifier is loaded on the first call. */
export function guessStage(words: string): StageGuess {
  classifier ??= BayesClassifier.restore(JSON.parse(STAGES));
  const classifications = classifier.getClassifications(words.slice(0, LONGEST_CLASSIFIED));
  const total = classifications.reduce((sum, { value }) => sum + value, 0);
  const [best] = classifications;
  if (best === undefined || total === 0) return { stage: 'unknown', confidence: 0 };
  const confidence = best.value / total;
  return { stage: confidence >= CONFIDENT ? best.label : 'unknown', confidence };
}
