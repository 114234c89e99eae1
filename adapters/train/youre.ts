/**
 * Examples for the your/you're model. Besides correct uses of the two words: other words that stand in the same place
 * ("our", "they're") in any text, because a construction that follows "my" follows "your" too.
 */

import type { PackedModel } from '../../src/clarity/model/linear.js';
import { tokenize } from '../../src/clarity/text/tokens.js';
import { type Neighbours, youreFeatures } from '../../src/clarity/youre/features.js';
import type { Marked, Message, Use } from './data.js';
import { type Example, type FitOptions, fitWeights, pack } from './fit.js';

/** What stands where "you're" could, and how much it says about it. */
const LIKE_YOURE = new Map<string, number>([
  ["you're", 1],
  ['youre', 1],
  ["i'm", 0.2],
  ["we're", 0.25],
  ["they're", 0.25],
  ["he's", 0.1],
  ["she's", 0.1],
]);
const LIKE_YOUR = new Map<string, number>([
  ['your', 1],
  ['my', 0.25],
  ['our', 0.25],
  ['their', 0.25],
  ['its', 0.15],
  ['you', 0.08],
]);
/** Two words that stand where "you're" could. */
const PAIRS = new Map<string, number>([
  ['you are', 1],
  ['i am', 0.2],
  ['we are', 0.25],
  ['they are', 0.25],
]);

/** Words whose right side looks like that of "you're", or of "your"; their left side says nothing here. */
const COPULAS = new Set(['is', 'are', 'was', 'were', 'be', 'been', "it's", "that's"]);
const DETERMINERS = new Set(['the', 'this', 'a', 'an', 'any', 'some', 'these', 'every', 'no']);
const RIGHT_ONLY = 0.05;

/** Chosen by five-fold cross-validation over texts. */
const OPTIONS: FitOptions = { bits: 20, epochs: 4, rate: 0.1, decay: 2e-6, rounds: 4 };

/** All examples of one text, in order. `own` uses count fully, look-alikes as above. */
export function youreExamples(text: string, read: Neighbours): Example[] {
  const tokens = tokenize(text);
  const found: Example[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'word') return;
    const add = (target: number, weight: number, list = tokens, at = i) =>
      found.push({ features: Uint32Array.from(youreFeatures(list, at, read)), target, weight });
    const positive = LIKE_YOURE.get(token.low);
    if (positive !== undefined) add(1, positive);
    const negative = LIKE_YOUR.get(token.low);
    const next = tokens[i + 1];
    const pair = next && PAIRS.get(`${token.low} ${next.low}`);
    if (negative !== undefined && pair === undefined) add(0, negative);
    const copula = COPULAS.has(token.low);
    if (copula || DETERMINERS.has(token.low)) add(copula ? 1 : 0, RIGHT_ONLY, tokens.slice(i, i + 6), 0);
    if (pair !== undefined) add(1, pair, [...tokens.slice(0, i + 1), ...tokens.slice(i + 2)], i);
  });
  return found;
}

/** Every text once, its errors put right: what was wrong is an example of what was meant. */
export function textsForYoure(marked: readonly Marked[], uses: readonly Use[], others: readonly Message[]): string[] {
  const texts = new Map<string, string>();
  const put = (text: string) => {
    const key = keyOf(text);
    if (!texts.has(key)) texts.set(key, text);
  };
  for (const item of marked) put(corrected(item));
  for (const { text } of uses) put(text);
  for (const { text, context = [] } of others) for (const t of [text, ...context.map(spoken)]) put(t);
  return [...texts.values()];
}

/** Without the name in front of a line of conversation. */
const spoken = (line: string) => line.replace(/^[^:]{1,40}: /, '');

/** A text as it is compared: the same message with the word right and wrong is one. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/\b(?:you're|your|youre|you are)\b/g, 'Y')
    .replace(/\s+/g, ' ')
    .trim();
}

function corrected({ text, errors = [] }: Marked): string {
  return [...errors]
    .sort((a, b) => b.start - a.start)
    .reduce((right, e) => right.slice(0, e.start) + e.right + right.slice(e.end), text);
}

/** The model of a set of texts. */
export function fitYoure(texts: readonly string[], read: Neighbours): PackedModel {
  return pack(
    fitWeights(
      texts.flatMap((text) => youreExamples(text, read)),
      OPTIONS,
    ),
    OPTIONS.bits,
  );
}
