/**
 * The lines of a paragraph as they are meant. Most editors wrap: such a break is a blank. But notes also have a statement
 * on each line, with no empty line between them.
 */
import type { TextRange } from '../text/range.js';

const BEGINS_LIKE_A_SENTENCE = /^[\s"'“‘([*_]{0,20}[\p{Lu}\p{N}]/u;
/** A line that announces what follows. */
const ANNOUNCES = /:[\s*_]{0,6}$/;
const HEADS = /^[^.!?,;]{2,25}$/;
/** Lines shorter than this are wrapped by no editor, in UTF-16 units. */
const NARROWEST = 50;

/** Lines of a block, and the share of its longest line that others fall short of, if it isn't wrapped. */
const LEAST_LINES = 2;
const SHORT_OF = 0.7;

/** The width at which the lines of a text are wrapped: that of its longest line, as far as editors wrap. */
export function wrapWidth(text: string): number {
  let longest = 0;
  for (const line of text.split('\n', 2_000)) if (line.length <= 140) longest = Math.max(longest, line.length);
  return Math.max(longest, NARROWEST);
}

/** How the lines of a document are broken: the width at which it wraps, and how lines begin that are statements of their own. */
export interface LineBreaks {
  width: number;
  beginsAnew: RegExp;
}

/** The statements of a block, as ranges of its text. */
export function meantLines(text: string, breaks: LineBreaks): TextRange[] {
  const ragged = isRagged(text);
  const ranges: TextRange[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === '\u2028' || char === undefined || (char === '\n' && (ragged || isMeant(text, start, at, breaks)))) {
      if (text.slice(start, at).trim() !== '') ranges.push({ start, end: at });
      start = at + 1;
    }
  }
  return ranges;
}

/** Whether the lines of a block are of so different lengths that no editor has wrapped them. */
function isRagged(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const widest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const firstWord = (line: string) => line.trimStart().split(/\s/, 1)[0]?.length ?? 0;
  const short = lines.filter((line, i) => {
    const next = lines[i + 1];
    return next !== undefined && line.length + 1 + firstWord(next) < widest * SHORT_OF;
  });
  return lines.length > LEAST_LINES && short.length * 2 >= lines.length - 1;
}

/** Whether the break at `at` ends a statement. */
function isMeant(text: string, start: number, at: number, { width, beginsAnew }: LineBreaks): boolean {
  const from = Math.max(start, text.lastIndexOf('\n', at - 1) + 1);
  const line = text.slice(from, at).trimEnd();
  const end = text.indexOf('\n', at + 1);
  const next = text.slice(at + 1, end < 0 ? text.length : end);
  if (beginsAnew.test(next) || ANNOUNCES.test(line)) return true;
  if (!BEGINS_LIKE_A_SENTENCE.test(next)) return false;
  // A few words below a sentence, at the end of a block: a heading.
  if (end < 0 && /[.!?]$/.test(line) && HEADS.test(next)) return true;
  const firstWord = next.trimStart().split(/\s/, 1)[0]?.length ?? 0;
  // An editor that wraps would have put the next word on this line.
  return line.length + 1 + firstWord < width * 0.8;
}

/** A statement with blanks for the breaks inside it, and as long as before. */
export const unwrapped = (text: string) => text.replace(/[\n\u2028]/g, ' ');

/** The lines of a text, as ranges of it. */
export function* rangesOfLines(text: string): Generator<TextRange> {
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield { start, end };
    start = end + 1;
  }
}
