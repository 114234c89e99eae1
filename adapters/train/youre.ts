/**
 * Fits the your/you're model. Besides correct uses of the two words it learns from words that take the same place in any
 * text ("our", "they're"), because a construction that follows "my" follows "your" too.
 */
import type { LinearModel } from '../../src/clarity/model/linear.js';
import { type TextToken, tokenizeText } from '../../src/clarity/text/tokens.js';
import type { ContextWords } from '../../src/clarity/youre/context-words.js';
import { youreFeatures } from '../../src/clarity/youre/features.js';
import type { Datasets, Marked } from './datasets.js';
import { type Example, type FitOptions, fitWeights, quantized } from './fit.js';
import { isWritten } from './labelled.js';

/** Words that take the place of "you're", with the weight of an example. */
const LIKE_YOURE = new Map<string, number>([
  ["you're", 1],
  ['youre', 1],
  ["i'm", 0.2],
  ["we're", 0.25],
  ["they're", 0.25],
  ["he's", 0.1],
  ["she's", 0.1],
]);
/** Two words that take the place of "you're". */
const PAIRS_LIKE_YOURE = new Map<string, number>([
  ['you are', 1],
  ['i am', 0.2],
  ['we are', 0.25],
  ['they are', 0.25],
]);
/** Words that take the place of "your". */
const LIKE_YOUR = new Map<string, number>([
  ['your', 1],
  ['my', 0.25],
  ['our', 0.25],
  ['their', 0.25],
  ['its', 0.15],
  ['you', 0.08],
]);
/** Words that are followed by what follows "you're"; what precedes them says nothing. */
const COPULAS: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been', "it's", "that's"]);
/** Words that are followed by what follows "your". */
const DETERMINERS: ReadonlySet<string> = new Set(['the', 'this', 'a', 'an', 'any', 'some', 'these', 'every', 'no']);
const RIGHT_SIDE_WEIGHT = 0.05;
/** Such a word and the five after it. */
const RIGHT_SIDE_TOKENS = 6;

/** Chosen by five-fold cross-validation over texts. */
const YOURE_FIT: FitOptions = { bits: 20, epochs: 4, rate: 0.1, decay: 2e-6, rounds: 4 };

/** A place in a text that teaches one of the two words. */
interface Lesson {
  tokens: readonly TextToken[];
  at: number;
  /** 1 for "you're", 0 for "your". */
  target: 0 | 1;
  weight: number;
}

/** Fits the model on some texts. */
export function fitYoure(texts: readonly string[], words: ContextWords): LinearModel {
  const examples = texts.flatMap((text) => youreExamples(text, words));
  return quantized(fitWeights(examples, YOURE_FIT));
}

/** All examples of one text, in order. */
function youreExamples(text: string, words: ContextWords): Example[] {
  const tokens = tokenizeText(text);
  const lessons = tokens.flatMap((token, at) => (token.kind === 'word' ? lessonsAt(tokens, at, token) : []));
  return lessons.map(({ tokens, at, target, weight }) => ({
    features: Uint32Array.from(youreFeatures(tokens, at, words)),
    target,
    weight,
  }));
}

function lessonsAt(tokens: readonly TextToken[], at: number, { low }: TextToken): Lesson[] {
  const lessons: Lesson[] = [];
  const add = (target: 0 | 1, weight: number | undefined, list = tokens, position = at) => {
    if (weight !== undefined) lessons.push({ tokens: list, at: position, target, weight });
  };
  const pair = PAIRS_LIKE_YOURE.get(`${low} ${tokens[at + 1]?.low}`);
  add(1, LIKE_YOURE.get(low));
  if (pair === undefined) add(0, LIKE_YOUR.get(low));
  const rightSide = tokens.slice(at, at + RIGHT_SIDE_TOKENS);
  if (COPULAS.has(low)) add(1, RIGHT_SIDE_WEIGHT, rightSide, 0);
  else if (DETERMINERS.has(low)) add(0, RIGHT_SIDE_WEIGHT, rightSide, 0);
  add(1, pair, [...tokens.slice(0, at + 1), ...tokens.slice(at + 2)]);
  return lessons;
}

/** The texts to learn from, each once. Errors are corrected: what was wrong is an example of what was meant. */
export function textsForYoure(marked: readonly Marked[], { uses, unlabelled, labelled, emails }: Datasets): string[] {
  // In messages written for the project the two words are often wrong on purpose.
  const messages = [...unlabelled, ...labelled.filter((item) => !isWritten(item)), ...emails];
  const all = [
    ...marked.map(corrected),
    ...uses.map(({ text }) => text),
    ...messages.flatMap(({ text, context = [] }) => [text, ...context.map(withoutSpeaker)]),
  ];
  const byKey = new Map<string, string>();
  for (const text of all) if (!byKey.has(youreKey(text))) byKey.set(youreKey(text), text);
  return [...byKey.values()];
}

const withoutSpeaker = (line: string) => line.replace(/^[^:]{1,40}: /, '');

/** What two texts have in common that differ only in these words, case and spaces. */
export function youreKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/\b(?:you're|your|youre|you are)\b/g, 'Y')
    .replace(/\s+/g, ' ')
    .trim();
}

function corrected({ text, errors }: Marked): string {
  return [...errors]
    .sort((a, b) => b.start - a.start)
    .reduce((right, error) => right.slice(0, error.start) + error.right + right.slice(error.end), text);
}
