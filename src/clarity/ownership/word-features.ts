/** Features of words and shapes. In a shape, content words give way to their classes, so that it covers words never seen. */
import { combine, hashOf } from '../../model/hash.js';
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import { featureName, hashWord } from './feature-hashes.js';
import { addFeature, collectFeatures } from './feature-set.js';
import type { MessageContext } from './types.js';

const WORD_ALONE = featureName('word');
const WORD_PAIR = featureName('word2');
const WORD_TRIPLE = featureName('word3');
/** Sequences of one to four shapes. */
const SHAPES = ['s1', 's2', 's3', 's4'].map(featureName);
const START_WORDS = ['start0', 'start1', 'start2'].map(featureName);
const START_SHAPES = ['ss0', 'ss1', 'ss2', 'ss3'].map(featureName);
const HEADING_WORD = featureName('header-word');
const CONTEXT_WORD = featureName('context-word');
const CLASS_SHAPE = featureName('s1');
const SENTENCE_EDGE = hashOf('^');
const NAME_SHAPE = '<name>';
/** UTF-16 units at the end of a context line that are read. */
const CONTEXT_LINE_END = 200;
const HEADING_WORDS = 14;
const CONTEXT_WORDS = 5;

/** The shapes of tokens: function words and `kept` words as they are, others as their word classes. */
export function shapesOf(
  tokens: readonly TextToken[],
  classes: readonly number[],
  kept: ReadonlySet<string>,
): number[] {
  return tokens.map((token, i) => shapeOf(token, bitsAt(classes, i), kept));
}

function shapeOf({ kind, low }: TextToken, classes: number, kept: ReadonlySet<string>): number {
  if (kind !== 'word') return hashWord(low);
  if (classes === 0) return hashWord(NAME_SHAPE);
  if ((classes & CLASS.functional) !== 0 || kept.has(low)) return hashWord(low);
  return combine(CLASS_SHAPE, classes & ~CLASS.name);
}

/** Features of the words of a sentence, and of those in the lines before it. */
export function wordFeatures(
  tokens: readonly TextToken[],
  shapes: readonly number[],
  context: MessageContext,
): Uint32Array {
  const words = tokens.map(({ low }) => hashWord(low));
  return collectFeatures(() => {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? SENTENCE_EDGE;
      const next = words[i + 1] ?? SENTENCE_EDGE;
      addFeature(combine(WORD_ALONE, word));
      addFeature(combine(combine(WORD_PAIR, word), next));
      addFeature(combine(combine(combine(WORD_TRIPLE, word), next), words[i + 2] ?? SENTENCE_EDGE));
      addShapes(shapes, i);
    }
    for (const [i, name] of START_WORDS.entries()) addFeature(combine(name, words[i] ?? SENTENCE_EDGE));
    for (const [i, name] of START_SHAPES.entries()) addFeature(combine(name, shapes[i] ?? SENTENCE_EDGE));
    for (const word of contextWords(context)) addFeature(word);
  });
}

function addShapes(shapes: readonly number[], from: number): void {
  let sequence = from === 0 ? SENTENCE_EDGE : 0;
  for (let n = 0; n < SHAPES.length && from + n < shapes.length; n++) {
    sequence = combine(sequence, shapes[from + n] ?? 0);
    addFeature(combine(SHAPES[n] ?? 0, sequence));
  }
}

/** The last words of the line before; in notes, those of the headings. */
function contextWords({ context = [], medium }: MessageContext): readonly number[] {
  if (context.length === 0) return [];
  const inNotes = medium === 'notes';
  const words = inNotes ? wordsOfHeadings : wordsOfLineBefore;
  const known = words.get(context);
  if (known !== undefined) return known;
  const features = inNotes
    ? context.flatMap((line) => lastWords(line, HEADING_WORD, HEADING_WORDS))
    : lastWords(context.at(-1) ?? '', CONTEXT_WORD, CONTEXT_WORDS);
  words.set(context, features);
  return features;
}

/** The sentences of a message have their context in common. */
const wordsOfHeadings = new WeakMap<readonly string[], readonly number[]>();
const wordsOfLineBefore = new WeakMap<readonly string[], readonly number[]>();

function lastWords(line: string, name: number, count: number): number[] {
  const words =
    line
      .slice(-CONTEXT_LINE_END)
      .toLowerCase()
      .match(/[a-z']+/g) ?? [];
  return words.slice(-count).map((word) => combine(name, hashWord(word)));
}
