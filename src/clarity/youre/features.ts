/** The features that decide between "your" and "you're": the four words before and the five after, never the word itself. */
import { combine, hashOf } from '../../model/hash.js';
import type { TextToken } from '../text/tokens.js';
import type { ContextWord, ContextWords } from './context-words.js';

type Before = readonly [ContextWord, ContextWord, ContextWord, ContextWord];
type After = readonly [ContextWord, ContextWord, ContextWord, ContextWord, ContextWord];

let templates = 0;
/** The id of the next feature template. The order of the calls below is part of the trained weights. */
const nextTemplate = () => hashOf(`t${templates++}`);
const nextTemplates = (count: number) => Array.from({ length: count }, nextTemplate);
const BIAS = nextTemplate();
const WORD_BEFORE = nextTemplates(4);
const WORD_AFTER = nextTemplates(5);
const CLASS_BEFORE = nextTemplates(2);
const CLASS_AFTER = nextTemplates(4);
const ENDING_AFTER = nextTemplates(12);
const ENDING_BEFORE = nextTemplates(4);
const ANYWHERE_BEFORE = nextTemplate();
const ANYWHERE_AFTER = nextTemplate();
const PAIR = nextTemplates(16);
const TRIPLE = nextTemplates(12);

/** The features of the use of "your" or "you're" that is token `at`. */
export function youreFeatures(tokens: readonly TextToken[], at: number, words: ContextWords): number[] {
  const word = (distance: number) => words.of(within(tokens, at, distance));
  const before: Before = [word(-1), word(-2), word(-3), word(-4)];
  const after: After = [word(1), word(2), word(3), word(4), word(5)];
  return [
    BIAS,
    ...singleWords(before, after),
    ...classes(before, after),
    ...endings(before, after),
    ...pairs(before, after),
    ...triples(before, after),
  ];
}

/** The token at a distance, if it is in the same line. */
function within(tokens: readonly TextToken[], at: number, distance: number): TextToken | undefined {
  const step = Math.sign(distance);
  for (let i = step; i !== distance; i += step) if (tokens[at + i]?.kind === 'break') return undefined;
  return tokens[at + distance];
}

/** Features of items, each with the template of its position. */
const positioned = (templates: readonly number[], hashes: readonly number[]): number[] =>
  templates.slice(0, hashes.length).map((template, i) => combine(template, hashes[i] ?? 0));

function singleWords(before: Before, after: After): number[] {
  const features: number[] = [];
  for (const [i, { wordHash }] of before.entries())
    features.push(combine(WORD_BEFORE[i] ?? 0, wordHash), combine(ANYWHERE_BEFORE, wordHash));
  for (const [i, { wordHash }] of after.entries()) {
    features.push(combine(WORD_AFTER[i] ?? 0, wordHash));
    if (i > 0) features.push(combine(ANYWHERE_AFTER, wordHash));
  }
  return features;
}

function classes(before: Before, after: After): number[] {
  const hashes = (words: readonly ContextWord[]) => words.map(({ classHash }) => classHash);
  return [
    ...positioned(CLASS_BEFORE, hashes(before.slice(0, 2))),
    ...positioned(CLASS_AFTER, hashes(after.slice(0, 4))),
  ];
}

/** Endings of one to four letters after, of two or three before. */
function endings(before: Before, after: After): number[] {
  const features: number[] = [];
  for (const [i, { word }] of after.slice(0, 3).entries())
    for (let size = 1; size <= 4; size++)
      if (word.length > size + 1) features.push(combine(ENDING_AFTER[i * 4 + size - 1] ?? 0, ending(word, size)));
  for (const [i, { word }] of before.slice(0, 2).entries())
    for (let size = 2; size <= 3; size++)
      if (word.length > size) features.push(combine(ENDING_BEFORE[i * 2 + size - 2] ?? 0, ending(word, size)));
  return features;
}

const ending = (word: string, size: number) => hashOf(word.slice(-size));

/** Two context words together. */
function pairs([b1, b2]: Before, [a1, a2, a3]: After): number[] {
  return joined(PAIR, [
    [b1.wordHash, b2.wordHash],
    [b1.wordHash, a1.wordHash],
    [a1.wordHash, a2.wordHash],
    [a2.wordHash, a3.wordHash],
    [b1.classHash, a1.classHash],
    [a1.classHash, a2.classHash],
    [a1.wordHash, a2.classHash],
    [a1.classHash, a2.wordHash],
    [b1.wordHash, a1.classHash],
    [b1.classHash, a1.wordHash],
    [ending(a1.word, 2), a2.wordHash],
    [a1.wordHash, ending(a2.word, 2)],
    [ending(a1.word, 3), ending(a2.word, 2)],
    [b1.wordHash, ending(a1.word, 3)],
  ]);
}

/** Three context words together. */
function triples([b1, b2]: Before, [a1, a2, a3]: After): number[] {
  return joined(TRIPLE, [
    [a1.wordHash, a2.wordHash, a3.wordHash],
    [b2.wordHash, b1.wordHash, a1.wordHash],
    [b1.wordHash, a1.wordHash, a2.wordHash],
    [a1.classHash, a2.classHash, a3.classHash],
    [b1.classHash, a1.classHash, a2.classHash],
    [a1.wordHash, a2.classHash, a3.classHash],
    [b1.wordHash, a1.classHash, a2.classHash],
    [b2.wordHash, b1.wordHash, a1.classHash],
  ]);
}

const joined = (templates: readonly number[], parts: readonly (readonly number[])[]): number[] =>
  parts.map((hashes, i) => hashes.reduce((feature, hash) => combine(feature, hash), templates[i] ?? 0));
