/** Splits a message into sentences. Chat puts them on lines, in lists, and without capitals. */
import { addressOf, type IsKnownWord } from './address.js';
import { withoutEmphasis } from './emphasis.js';
import { quotedRanges } from './quoted.js';
import { lowOf, type TextToken, tokenizeText } from './tokens.js';

/** A sentence without its list marker and the name in front of it. */
export interface Sentence {
  tokens: TextToken[];
  /** Whether it followed a list marker or a checkbox. */
  item: boolean;
  /** Whether the checkbox was ticked or the words were struck out. */
  done: boolean;
  question: boolean;
  /** Whom it is addressed to: "Ana: …", "@ana, …", or the mentions among its first words. */
  address: TextToken[];
  /** Whether the address ended in a colon. */
  colon: boolean;
}

/** Tokens. */
const LONGEST_SENTENCE = 120;
const ABBREVIATION = /^(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|no|cf|approx|resp|st|inc)$/;
const LIST_MARKERS: ReadonlySet<string> = new Set(['-', '*', '•', '+', '–', '◦', '▪']);

/** The tokens of a text that are its author's own words, without marks of emphasis, quoted replies, signatures and ignored parts. */
export function authorTokens(text: string): TextToken[] {
  const tokens = tokenizeText(withoutEmphasis(text));
  const quoted = quotedRanges(text);
  if (quoted.length === 0) return tokens;
  let next = 0;
  return tokens.filter(({ start }) => {
    let range = quoted[next];
    while (range !== undefined && range.end <= start) range = quoted[++next];
    return range === undefined || start < range.start;
  });
}

/** The sentences of a text. `tokens` are its author's own. */
export function sentencesOf(text: string, tokens: readonly TextToken[], isKnown: IsKnownWord): Sentence[] {
  const sentences: Sentence[] = [];
  let open: TextToken[] = [];
  const close = () => {
    if (open.some((token) => token.kind !== 'punct')) sentences.push(sentenceOf(text, open, isKnown));
    open = [];
  };
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'break') open.push(token);
    if (
      token.kind === 'break' ||
      open.length >= LONGEST_SENTENCE ||
      endsSentence(text, token, tokens[i - 1], tokens[i + 1])
    )
      close();
  }
  close();
  return sentences;
}

function endsSentence(
  text: string,
  token: TextToken,
  previous: TextToken | undefined,
  next: TextToken | undefined,
): boolean {
  if (token.kind !== 'punct' || !/^[.!?…;]/.test(token.low)) return false;
  if (next === undefined) return true;
  if (/[?!]/.test(token.low) || token.low.length > 1) return !/^[)"'\]]/.test(next.low);
  if (previous === undefined || ABBREVIATION.test(previous.low) || isInitial(previous)) return false;
  return /\s/.test(text[token.end] ?? ' ') || next.capital;
}

/** "J. Smith". */
const isInitial = ({ start, end, capital }: TextToken) => end - start === 1 && capital;

function sentenceOf(text: string, all: readonly TextToken[], isKnown: IsKnownWord): Sentence {
  const struckOut = all[0]?.low === '~' && all.at(-1)?.low === '~';
  const marker = markerLength(text, all);
  const checkbox = checkboxOf(all.slice(marker));
  const start = marker + checkbox.length;
  const tokens = withoutMarkup(all.slice(start));
  const question = tokens.slice(-3).some((token) => token.kind === 'punct' && token.low.includes('?'));
  const { address, colon, rest } = addressOf(tokens, isKnown);
  return { tokens: rest, item: start > 0, done: struckOut || checkbox.ticked, question, address, colon };
}

/** Tokens of a list marker: "- ", "1. ". */
function markerLength(text: string, [first, second]: readonly TextToken[]): number {
  if (first === undefined) return 0;
  if (LIST_MARKERS.has(first.low) && /\s/.test(text[first.end] ?? '')) return 1;
  return first.kind === 'number' && /^[.)]$/.test(lowOf(second)) ? 2 : 0;
}

/** "[ ]", "[x]". */
function checkboxOf([first, second, third]: readonly TextToken[]): { length: number; ticked: boolean } {
  if (first?.low !== '[') return { length: 0, ticked: false };
  if (second?.low === ']') return { length: 2, ticked: false };
  return third?.low === ']' ? { length: 3, ticked: second?.low === 'x' } : { length: 0, ticked: false };
}

/** Without the signs of bold, struck out and the like at the start. */
function withoutMarkup(tokens: readonly TextToken[]): TextToken[] {
  const first = tokens.findIndex(({ kind, low }) => kind !== 'punct' || !/^[*_#|(~]$/.test(low));
  return first < 0 ? [] : tokens.slice(first);
}
