/**
 * Cuts text into the word pieces that the encoder knows, as the tokenizer of BERT does: in small letters without accents,
 * punctuation by itself, each word by its longest known pieces from the left.
 */

/** A longer word is unknown. Code points. */
const LONGEST_WORD = 100;
const UNKNOWN = '[UNK]';

/** Control and format characters, and what stands for what cannot be read. */
const LEFT_OUT = /[^\P{C}\t\n\r]|\0|\ufffd/gu;
const CAPITAL = /\p{Changes_When_Lowercased}/gu;
const ACCENTS = /\p{Mn}/gu;
const IDEOGRAPHS =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
/** Punctuation, all of ASCII's signs among it, is cut off on its own. */
const WORD_OR_SIGN = /[!-/:-@[-`{-~\p{P}]|[^\s!-/:-@[-`{-~\p{P}]+/gu;

/** The pieces of a vocabulary and their numbers. */
export class WordPieces {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly unknown: number;

  /** @param vocabulary a piece a line; a piece's number is that of its line, from 0 */
  constructor(vocabulary: string) {
    this.numbers = new Map(vocabulary.split('\n').map((piece, number) => [piece, number]));
    this.unknown = this.numberOf(UNKNOWN);
  }

  /** The number of a piece. @throws Error for a piece that is not in the vocabulary */
  numberOf(piece: string): number {
    const number = this.numbers.get(piece);
    if (number === undefined) throw new Error(`The vocabulary lacks ${piece}`);
    return number;
  }

  /** The numbers of a text's pieces. What looks like a special piece in a text is text like any other. */
  cut(text: string): number[] {
    const words = normal(text).match(WORD_OR_SIGN) ?? [];
    return words.flatMap((word) => this.cutWord(word));
  }

  private cutWord(word: string): readonly number[] {
    const whole = this.numbers.get(word);
    if (whole !== undefined) return [whole];
    const letters = [...word];
    if (letters.length > LONGEST_WORD) return [this.unknown];
    const found: number[] = [];
    for (let from = 0; from < letters.length; ) {
      const next = this.longest(letters, from);
      if (next === undefined) return [this.unknown];
      found.push(next.number);
      from = next.end;
    }
    return found;
  }

  private longest(letters: readonly string[], from: number): { number: number; end: number } | undefined {
    for (let end = letters.length; end > from; end--) {
      const piece = letters.slice(from, end).join('');
      const number = this.numbers.get(from === 0 ? piece : `##${piece}`);
      if (number !== undefined) return { number, end };
    }
    return undefined;
  }
}

const normal = (text: string): string =>
  text
    .replace(LEFT_OUT, '')
    .replace(IDEOGRAPHS, ' $& ')
    .normalize('NFD')
    .replace(ACCENTS, '')
    // Letter by letter: a sigma at the end of a word is a sigma like any other.
    .replace(CAPITAL, (letter) => letter.toLowerCase());
