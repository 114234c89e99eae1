/** The features of a sentence that the models weigh: its indicators, clauses, signs, shape and words. */
import { lowOf } from '../text/tokens.js';
import { addClauses } from './clause-features.js';
import { type AddFeature, featureName, featureOf, hashWord } from './feature-hashes.js';
import { addFeature, collectFeatures } from './feature-set.js';
import { indicatorsOf } from './indicators.js';
import { trainedSigns } from './known.js';
import type { ParsedMessage, ParsedSentence, Resources } from './types.js';
import { shapesOf, wordFeatures } from './word-features.js';

/** Features as hashes. */
export interface Features {
  /** How the sentence is built. */
  strong: Uint32Array;
  /** Its words, too many to be trusted fully. Computed on demand: most sentences are settled without. */
  weak: () => Uint32Array;
}

const SENTENCE = {
  indicator: featureName('flag'),
  medium: featureName('medium'),
  start: featureName('start'),
  startShape: featureName('startShape'),
  startTwo: featureName('startTwo'),
  sign: featureName('sign'),
  signMedium: featureName('signMedium'),
  pattern: featureName('pattern'),
  patternMedium: featureName('patternMedium'),
  signVerb: featureName('signVerb'),
  signBefore: featureName('signBefore'),
};
/** Tokens of a sentence whose words and shapes are features. */
const MOST_TOKENS = 60;
/** Tokens at the start that are features by their position. */
const START = [0, 1, 2];

/** The features of a sentence, the one with index `at` of a message. */
export function sentenceFeatures(
  parsed: ParsedSentence,
  at: number,
  message: ParsedMessage,
  resources: Resources,
): Features {
  const { context } = message;
  const medium = hashWord(context.medium ?? 'chat');
  const indicators = indicatorsOf(parsed, at, message, resources.grammar);
  const tokens = parsed.sentence.tokens.slice(0, MOST_TOKENS);
  const shapes = shapesOf(tokens, parsed.classes, resources.grammar.kept);
  const strong = collectFeatures(() => {
    addIndicators(add, indicators, medium);
    addClauses(add, parsed, { medium, indicators, context }, resources);
    addSigns(add, parsed, medium);
    for (const i of START) {
      add(SENTENCE.start, i, hashWord(lowOf(tokens[i])));
      add(SENTENCE.startShape, i, shapes[i] ?? 0, medium);
    }
    add(SENTENCE.startTwo, shapes[0] ?? 0, shapes[1] ?? 0, medium);
  });
  let words: Uint32Array | undefined;
  const weak = () => {
    words ??= wordFeatures(tokens, shapes, context);
    return words;
  };
  return { strong, weak };
}

const add: AddFeature = (name, a, b, c, d) => addFeature(featureOf(name, a, b, c, d));

function addIndicators(add: AddFeature, indicators: readonly string[], medium: number): void {
  for (const indicator of indicators) {
    add(SENTENCE.indicator, hashWord(indicator));
    add(SENTENCE.indicator, hashWord(indicator), medium);
  }
  add(SENTENCE.medium, medium);
}

function addSigns(add: AddFeature, parsed: ParsedSentence, medium: number): void {
  const { tokens } = parsed.sentence;
  for (const { sign, match } of trainedSigns(parsed)) {
    const id = hashWord(sign.id);
    const number = sign.number ?? 0;
    add(SENTENCE.sign, id);
    add(SENTENCE.signMedium, id, medium);
    add(SENTENCE.pattern, number);
    add(SENTENCE.patternMedium, number, medium);
    add(SENTENCE.signVerb, id, hashWord(lowOf(tokens[match.to - 1])));
    add(SENTENCE.signBefore, id, hashWord(tokens[match.from - 1]?.low ?? '^'));
  }
}
