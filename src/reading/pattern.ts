/**
 * The patterns of the phrasebook, such as `mark|set {item} [as|to] done`.
 *
 * `a|b` is one word of several; `(a b|c)` one of several turns; `[a b|c]` the same, or nothing; `{item}` the thing or the words
 * for that argument; `<done>` any turn of that class of the phrasebook.
 */
import { ENDINGS, tokenize } from './tokens.js';

/** One part of a pattern. */
export type Part =
  | { is: 'word'; words: ReadonlySet<string> }
  | { is: 'turns'; turns: readonly (readonly Part[])[]; optional: boolean }
  /** `next`: the words of which one follows, if that is certain. */
  | { is: 'slot'; name: string; next?: ReadonlySet<string> | undefined };

/** A pattern, and the words with which it can begin; undefined if it can begin with anything. */
export interface TurnPattern {
  source: string;
  parts: readonly Part[];
  first: ReadonlySet<string> | undefined;
  /** How many words of its own it has at least: the more, the surer it is. */
  words: number;
}

/** A pattern of the phrasebook cannot be read. */
export class BadPattern extends Error {
  override name = 'BadPattern';
}

/** Turns by the name of their class. */
export type Classes = ReadonlyMap<string, readonly (readonly Part[])[]>;

const PIECE = /\s*(\{[a-z]+\}|<[a-z-]+>|[()[\]|]|[^\s()[\]|{}<>]+)/gy;

/** Reads a pattern. @throws BadPattern */
export function parsePattern(source: string, classes: Classes = new Map()): TurnPattern {
  const parts = new Parser(source, classes).parse();
  if (parts.length === 0) throw new BadPattern(`empty: ${source}`);
  return { source, parts, first: firstOf(parts), words: wordsIn(parts) };
}

class Parser {
  private readonly pieces: string[];
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly classes: Classes,
  ) {
    this.pieces = [...source.matchAll(PIECE)].map(([, piece = '']) => piece);
  }

  parse(): Part[] {
    const parts = this.sequence(true);
    if (this.at < this.pieces.length) throw new BadPattern(`piece ${this.pieces[this.at]}: ${this.source}`);
    return parts;
  }

  /** @param isTop outside all brackets: there "|" stands between single words */
  private sequence(isTop: boolean): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const piece = this.pieces[this.at];
      if (piece === undefined || piece === ')' || piece === ']' || (!isTop && piece === '|')) return withNext(parts);
      parts.push(...this.part(piece, isTop));
    }
  }

  private part(piece: string, isTop: boolean): Part[] {
    this.at += 1;
    if (piece === '(' || piece === '[') return [this.turns(piece)];
    if (piece.startsWith('{')) return [{ is: 'slot', name: piece.slice(1, -1) }];
    const pieces = [piece];
    while (isTop && this.pieces[this.at] === '|') {
      pieces.push(this.pieces[this.at + 1] ?? '');
      this.at += 2;
    }
    const turns = pieces.flatMap((one) => this.turnsOf(one));
    const [only, more] = turns;
    if (only && !more) return [...only];
    const words = turns.flatMap(([first, second]) => (first?.is === 'word' && !second ? [first.words] : []));
    if (words.length === turns.length) return [{ is: 'word', words: new Set(words.flatMap((set) => [...set])) }];
    return [{ is: 'turns', turns, optional: false }];
  }

  /** The turns that one piece stands for. */
  private turnsOf(piece: string): readonly (readonly Part[])[] {
    if (!piece.startsWith('<')) return [literal(piece)];
    const turns = this.classes.get(piece.slice(1, -1));
    if (!turns) throw new BadPattern(`class ${piece}: ${this.source}`);
    return turns;
  }

  private turns(open: string): Part {
    const turns: Part[][] = [this.sequence(false)];
    while (this.pieces[this.at] === '|') {
      this.at += 1;
      turns.push(this.sequence(false));
    }
    if (this.pieces[this.at] !== (open === '(' ? ')' : ']')) throw new BadPattern(`bracket: ${this.source}`);
    this.at += 1;
    return { is: 'turns', turns, optional: open === '[' };
  }
}

const literals = new Map<string, readonly Part[]>();

/** The same words come in many patterns. */
function literal(piece: string): readonly Part[] {
  const known = literals.get(piece) ?? readLiteral(piece);
  if (literals.size < 5_000) literals.set(piece, known);
  return known;
}

/** The words of one piece: "what's" is two words, in a pattern as in a text; an ending that stands alone is what it stands for. */
function readLiteral(piece: string): Part[] {
  const ending = ENDINGS[piece];
  const folds = ending === undefined ? tokenize(piece).map(({ fold }) => fold) : [ending];
  return folds.map((fold) => ({ is: 'word', words: new Set([fold]) }));
}

/** Tells each slot what follows it. */
const withNext = (parts: readonly Part[]): Part[] =>
  parts.map((part, i) => (part.is === 'slot' ? { ...part, next: firstOf(parts.slice(i + 1)) } : part));

function firstOf(parts: readonly Part[]): Set<string> | undefined {
  const all = new Set<string>();
  for (const part of parts) {
    if (part.is === 'slot') return undefined;
    const turns = part.is === 'word' ? [part.words] : part.turns.map(firstOf);
    for (const words of turns) {
      if (!words) return undefined;
      for (const word of words) all.add(word);
    }
    if (part.is === 'word' || !part.optional) return all;
  }
  return undefined;
}

function wordsIn(parts: readonly Part[]): number {
  let words = 0;
  for (const part of parts) {
    if (part.is === 'word') words += 1;
    else if (part.is === 'turns' && !part.optional) words += Math.min(...part.turns.map(wordsIn));
  }
  return words;
}
