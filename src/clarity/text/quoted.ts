/** Finds what in a message is not its author's own words: quoted replies, forwarded mail, signatures, ignored parts. */
import type { TextRange } from './range.js';

/** A line after which nothing is the author's: it begins a signature or an earlier e-mail. */
const REST_FOLLOWS =
  /^(?:-- ?|-{3,} ?(?:original message|forwarded message).*|_{10,}|on .{4,120} wrote:|sent from my .{2,60})$/i;
const FROM_HEADER = /^from: .{1,200}$/i;
const OTHER_HEADER = /^(?:sent|date|to):/im;
const QUOTE = /^\s{0,3}(?:>|&gt;)/;
/** A text without any of these has no quotes, and is spared the rest. */
const QUOTE_CUE = /[>_]|&gt;|--|wrote:|sent from|from: |baton-ignore/i;
const IGNORE_START = /<!--\s{0,5}baton-ignore-start\s{0,5}-->/;
const IGNORE_END = /<!--\s{0,5}baton-ignore-end\s{0,5}-->/;
const IGNORE_NEXT = /<!--\s{0,5}baton-ignore\s{0,5}-->/;
/** How far after "From:" other headers are looked for, in UTF-16 units. */
const HEADERS_WITHIN = 300;
/** UTF-16 units of a line that are examined. */
const LONGEST_EXAMINED_LINE = 400;

/** The ranges of a message that are not its author's own words, or that the author marked to be ignored; in order and disjoint. */
export function quotedRanges(text: string): TextRange[] {
  if (!QUOTE_CUE.test(text)) return [];
  const ranges: TextRange[] = [];
  const ignored = new IgnoreComments();
  for (const { start, end, line } of linesOf(text)) {
    if (beginsRest(line.trim(), text.slice(end, end + HEADERS_WITHIN))) {
      ranges.push({ start, end: text.length });
      break;
    }
    if (ignored.covers(line) || QUOTE.test(line)) ranges.push({ start, end });
  }
  return ranges;
}

/** The ranges of a document that ignore comments cover. */
export function ignoredRanges(text: string): TextRange[] {
  if (!text.includes('baton-ignore')) return [];
  const ignored = new IgnoreComments();
  return [...linesOf(text)].filter(({ line }) => ignored.covers(line)).map(({ start, end }) => ({ start, end }));
}

function beginsRest(line: string, following: string): boolean {
  return REST_FOLLOWS.test(line) || (FROM_HEADER.test(line) && OTHER_HEADER.test(following));
}

/** Follows `<!-- baton-ignore -->` (up to the next empty line) and `<!-- baton-ignore-start -->` … `-end`, line by line. */
class IgnoreComments {
  private between = false;
  private next = false;

  /** Whether the next line of the text is ignored. */
  covers(line: string): boolean {
    if (IGNORE_START.test(line)) this.between = true;
    const ignored = this.between || this.next;
    if (IGNORE_END.test(line)) this.between = false;
    if (IGNORE_NEXT.test(line)) this.next = true;
    else if (line.trim() === '') this.next = false;
    return ignored;
  }
}

function* linesOf(text: string): Generator<TextRange & { line: string }> {
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield { start, end, line: text.slice(start, Math.min(end, start + LONGEST_EXAMINED_LINE)) };
    start = end + 1;
  }
}
