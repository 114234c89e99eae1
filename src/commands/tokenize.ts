/** Cuts a typed command into words, quoted texts and mentions. Pure; offsets are UTF-16 units into the text. */
import { keyOf } from '../model/names.js';
import type { Mention } from '../ports.js';

export interface Token {
  is: 'word' | 'quoted' | 'mention';
  /** Without quotes. */
  text: string;
  /** Folded for comparison. */
  fold: string;
  start: number;
  end: number;
  mention?: Mention;
}

const CLOSING: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', "'": "'", '‘': '’' };
const SPACE = /\s/u;

/** The end of a quoted text that opens at `at`, or -1: a quote closes only before white space, punctuation or the end. */
function closing(text: string, at: number): number {
  const open = text[at] ?? '';
  const close = open === '“' || open === '„' ? /[”“"]/u : new RegExp(CLOSING[open] ?? '"', 'u');
  for (let i = at + 1; i < text.length; i += 1) {
    if (close.test(text[i] ?? '') && (i + 1 === text.length || /[\s,.;:!?)]/u.test(text[i + 1] ?? ''))) return i;
  }
  return -1;
}

const token = (is: Token['is'], text: string, start: number, end: number): Token => ({
  is,
  text,
  fold: keyOf(text),
  start,
  end,
});

/** The tokens of a text. An unclosed quote is an ordinary character. */
export function words(text: string, mentions: readonly Mention[]): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  // Where one kind of quote does not close after some point, no later one of that kind does: each kind is searched in vain once.
  const unclosed = new Set<string>();
  while (i < text.length) {
    const mention = mentions.find((m) => m.start === i);
    if (mention) {
      tokens.push({ ...token('mention', mention.name, i, mention.end), mention });
      i = Math.max(mention.end, i + 1);
      continue;
    }
    const c = text[i] ?? '';
    if (SPACE.test(c)) {
      i += 1;
      continue;
    }
    const end = c in CLOSING && !unclosed.has(c) ? closing(text, i) : -1;
    if (end > i) {
      tokens.push(token('quoted', text.slice(i + 1, end), i, end + 1));
      i = end + 1;
      continue;
    }
    if (c in CLOSING) unclosed.add(c);
    const start = i;
    i += 1;
    while (i < text.length && !SPACE.test(text[i] ?? '') && !mentions.some((m) => m.start === i)) {
      if (text[i - 1] === ':' && (text[i] ?? '') in CLOSING) break;
      i += 1;
    }
    tokens.push(token('word', text.slice(start, i), start, i));
  }
  return tokens;
}

/** The tokens as typed, one space between; a single quoted text without its quotes. */
export function spoken(text: string, tokens: readonly Token[]): string {
  if (tokens.length === 1) return tokens[0]?.text ?? '';
  return tokens.map((t) => (t.is === 'mention' ? `@${t.text}` : text.slice(t.start, t.end))).join(' ');
}
