/** Cuts a typed command into words, quoted texts and mentions. Pure; offsets are UTF-16 units into the text. */
import { keyOf } from '../model/names.js';
import type { Mention } from '../ports.js';

/** A word, a quoted text or a mention. */
export interface Token {
  is: 'word' | 'quoted' | 'mention';
  /** Without quotes; a mention's name without "@". */
  text: string;
  /** The text folded for comparison. */
  fold: string;
  start: number;
  end: number;
  mention?: Mention;
}

/** Each opening quote with the quote that closes it. */
const CLOSING: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', "'": "'", '‘': '’' };
const SPACE = /\s/u;

/** The tokens of a text. An unclosed quote is an ordinary character. */
export function tokenize(text: string, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = [];
  // A kind of quote that does not close after some point does not close after a later one either: it is looked for once.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const token = mentionAt(mentions, at) ?? quotedAt(text, at, unclosed) ?? wordAt(text, at, mentions);
    if (token) tokens.push(token);
    at = Math.max(token?.end ?? 0, at + 1);
  }
  return tokens;
}

/** The tokens as they were typed, with single spaces between them; a single quoted text without its quotes. */
export function asTyped(text: string, tokens: readonly Token[]): string {
  const [only, ...more] = tokens;
  if (only && more.length === 0) return only.text;
  return tokens.map((t) => (t.is === 'mention' ? `@${t.text}` : text.slice(t.start, t.end))).join(' ');
}

const token = (is: Token['is'], text: string, start: number, end: number): Token => ({
  is,
  text,
  fold: keyOf(text),
  start,
  end,
});

function mentionAt(mentions: readonly Mention[], at: number): Token | undefined {
  const mention = mentions.find(({ start }) => start === at);
  return mention && { ...token('mention', mention.name, at, mention.end), mention };
}

/** @param unclosed the kinds of quote that do not close, to which this one is added if it does not */
function quotedAt(text: string, at: number, unclosed: Set<string>): Token | undefined {
  const quote = text[at] ?? '';
  if (!(quote in CLOSING) || unclosed.has(quote)) return undefined;
  const end = closingQuote(text, at);
  if (end !== undefined) return token('quoted', text.slice(at + 1, end), at, end + 1);
  unclosed.add(quote);
  return undefined;
}

/** Where the quote that opens at `at` closes: only before white space, punctuation or the end. */
function closingQuote(text: string, at: number): number | undefined {
  const open = text[at] ?? '';
  const close = open === '“' || open === '„' ? /[”“"]/u : new RegExp(CLOSING[open] ?? '"', 'u');
  for (let i = at + 1; i < text.length; i += 1) {
    if (close.test(text[i] ?? '') && (i + 1 === text.length || /[\s,.;:!?)]/u.test(text[i + 1] ?? ''))) return i;
  }
  return undefined;
}

/** Everything up to the next space or mention; a quote after a colon begins a new token: `reason:"no labels"`. */
function wordAt(text: string, at: number, mentions: readonly Mention[]): Token | undefined {
  if (SPACE.test(text[at] ?? '')) return undefined;
  let end = at + 1;
  while (end < text.length && !SPACE.test(text[end] ?? '') && !mentions.some(({ start }) => start === end)) {
    if (text[end - 1] === ':' && (text[end] ?? '') in CLOSING) break;
    end += 1;
  }
  return token('word', text.slice(at, end), at, end);
}
