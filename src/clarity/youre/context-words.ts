/** The words around "your" or "you're", as features see them: each by itself and by its word classes. */
import { hashOf } from '../../model/hash.js';
import { memoize } from '../model/memoize.js';
import { CLASS, guessClasses, type Lexicon } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';

/** A word of the context. */
export interface ContextWord {
  word: string;
  wordHash: number;
  classHash: number;
}

/** Beyond the text, or the line. */
const LINE_EDGE = '<>';
/** Marks the classes of a word as guessed. */
const GUESSED = CLASS.organization << 1;

/** Looks up context words in a lexicon. */
export class ContextWords {
  private readonly read: (raw: string) => ContextWord;

  constructor(private readonly lexicon: Lexicon) {
    this.read = memoize((raw) => {
      const word = this.normalised(raw);
      return { word, wordHash: hashOf(word), classHash: hashOf(`c${this.classesOf(word)}`) };
    });
  }

  /** The context word of a token. */
  of(token: TextToken | undefined): ContextWord {
    return this.read(rawWord(token));
  }

  /** Chat spelling normalised if that gives a known word: "sooo", "gonnna", "runnin". */
  private normalised(word: string): string {
    if (this.lexicon.has(word) || !/^\p{L}{3,}/u.test(word)) return word;
    const once = word.replace(/(\p{L})\1{2,}/gu, '$1');
    const twice = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
    const candidates = [twice, once, word.replace(/in['t]?$/, 'ing')];
    return candidates.find((candidate) => candidate !== word && this.lexicon.has(candidate)) ?? word;
  }

  private classesOf(word: string): number | string {
    if (!/^\p{L}/u.test(word)) return word;
    return this.lexicon.get(word) ?? guessClasses(word) | GUESSED;
  }
}

function rawWord(token: TextToken | undefined): string {
  if (token === undefined || token.kind === 'break') return LINE_EDGE;
  if (token.kind === 'punct' && /^[.!?…]/.test(token.low)) return '.';
  return token.low;
}
