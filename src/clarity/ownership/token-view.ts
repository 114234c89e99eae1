/** The tokens of a sentence as parsing reads them: by position; nothing lies beyond the ends. */
import { CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import type { Grammar } from './grammar.js';

/** Fillers that are skipped in one place. */
const MOST_FILLERS = 4;

/** A sentence to parse. */
export class TokenView {
  constructor(
    private readonly tokens: readonly TextToken[],
    private readonly classes: readonly number[],
    readonly grammar: Grammar,
  ) {}

  /** The number of tokens. */
  get length(): number {
    return this.tokens.length;
  }

  /** The token at a position. */
  at(i: number): TextToken | undefined {
    return this.tokens[i];
  }

  /** Its text in lower case. */
  low(i: number): string {
    return this.tokens[i]?.low ?? '';
  }

  /** Its word classes. */
  classesAt(i: number): number {
    return this.classes[i] ?? 0;
  }

  /** Whether it is a word of one of these classes. */
  is(i: number, classes: number): boolean {
    return this.tokens[i]?.kind === 'word' && (this.classesAt(i) & classes) !== 0;
  }

  /** Whether a token from `from` to before `to` passes a test. */
  some(from: number, to: number, test: (low: string) => boolean): boolean {
    for (let i = from; i < to; i++) if (test(this.low(i))) return true;
    return false;
  }

  /** The first position from `i` on that is neither a filler nor an adverb: "we should *really also* fix". */
  skipFillers(i: number): number {
    let j = i;
    while (j < this.length && j - i < MOST_FILLERS && this.isFiller(j)) j++;
    return j;
  }

  private isFiller(i: number): boolean {
    return this.grammar.fillers.has(this.low(i)) || (this.is(i, CLASS.adverb) && !this.is(i, CLASS.verb));
  }

  /** Whether a clause can begin here: at the start, after punctuation or a conjunction. */
  startsClause(i: number): boolean {
    if (i === 0) return true;
    return /^(?:[,:;(–—-].*|and|then|so|but|or)$/s.test(this.low(i - 1));
  }
}
