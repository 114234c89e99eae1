/** Reads a message: its sentences, the classes of their words, and the signs that the rules find in them. */
import { CLASS, guessClasses } from '../model/classes.js';
import type { Sign } from '../rules/book.js';
import type { Match, PatternIndex } from '../rules/pattern.js';
import { type Sentence, sentencesOf } from '../text/sentences.js';
import type { Token } from '../text/tokens.js';
import { type Frame, framesOf } from './frames.js';
import type { Grammar } from './grammar.js';
import type { WordClasses } from './words.js';

export interface Found {
  sign: Sign;
  match: Match;
}

/** A sentence, read. */
export interface Reading {
  sentence: Sentence;
  /** The classes that each token can have, by index. */
  classes: number[];
  found: Found[];
  frames: Frame[];
}

export type Lexicon = ReadonlyMap<string, number>;

/** What reading needs besides the text. */
export interface ReadingParts {
  lexicon: Lexicon;
  index: PatternIndex<Sign>;
  grammar: Grammar;
}

/** What describing a sentence needs besides. */
export interface SentenceParts extends ReadingParts {
  verbs: WordClasses;
  nouns: WordClasses;
}

/** All sentences of a text, read. `tokens` are its author's own. */
export function read(text: string, tokens: readonly Token[], parts: ReadingParts): Reading[] {
  const known = (word: string) => parts.lexicon.has(word);
  return sentencesOf(text, tokens, known).map((sentence) =>
    readingOf(
      sentence,
      sentence.tokens.map((token) => classesOf(token, parts.lexicon)),
      parts,
    ),
  );
}

/** A sentence with its signs and frames. */
export function readingOf(sentence: Sentence, classes: number[], { index, grammar }: ReadingParts): Reading {
  const found = index.matches(sentence.tokens, classes).map(({ match, value }) => ({ sign: value, match }));
  return { sentence, classes, found, frames: framesOf({ sentence, classes }, grammar) };
}

/** The classes of a token; 0 for what is no word. */
export function classesOf(token: Token, lexicon: Lexicon): number {
  if (token.kind === 'word') return lexicon.get(token.low) ?? (token.capital ? 0 : guessClasses(token.low));
  if (token.kind === 'number') return CLASS.number;
  return token.kind === 'code' || token.kind === 'mention' ? CLASS.noun : 0;
}
