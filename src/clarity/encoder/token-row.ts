/** Puts a passage into the row of numbers that the encoder takes, as adapters/train/encoder/readings.py does. */
import type { Passage } from './passage.js';
import type { WordPieces } from './word-pieces.js';

/** A passage as numbers of pieces. The sentence's pieces are those from `start` to `end`, the end exclusive. */
interface TokenRow {
  pieces: number[];
  start: number;
  end: number;
}

/** Pieces that are read of each part. */
const LEFT = 48;
const SENTENCE = 80;
const SENTENCE_END = 16;
const RIGHT = 48;
const BEFORE = 96;
const LINE = 32;
const LINE_START = 8;

/** The row of a passage. @throws Error if the vocabulary lacks the special pieces */
export function tokenRow(passage: Passage, words: WordPieces): TokenRow {
  const [opening, separator] = [words.numberOf('[CLS]'), words.numberOf('[SEP]')];
  const left = words.cut(passage.left).slice(-LEFT);
  const sentence = shortened(words.cut(passage.sentence), SENTENCE, SENTENCE - SENTENCE_END);
  if (sentence.length === 0) sentence.push(words.numberOf('[UNK]'));
  const right = words.cut(passage.right).slice(0, RIGHT);
  const before = passage.before.flatMap((line) => [...shortened(words.cut(line), LINE, LINE_START), separator]);
  const around = words.cut(passage.around);
  const start = 1 + left.length;
  return {
    pieces: [opening, ...left, ...sentence, ...right, separator, ...around, separator, ...before.slice(-BEFORE)],
    start,
    end: start + sentence.length,
  };
}

/** The first and the last of some pieces, if they are more than fit. */
const shortened = (pieces: number[], most: number, first: number): number[] =>
  pieces.length <= most ? pieces : [...pieces.slice(0, first), ...pieces.slice(first - most)];
