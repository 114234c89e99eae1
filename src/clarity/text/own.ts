/** Finds what in a message is not the author's own words: quoted replies, forwarded mail, signatures, ignored parts. */

export interface Range {
  start: number;
  end: number;
}

/** A line that begins an e-mail's signature or what was written before. All after it is not the author's. */
const REST =
  /^(?:-- ?|-{3,} ?(?:original message|forwarded message).*|_{10,}|on .{4,120} wrote:|sent from my .{2,60})$/i;
const HEADER = /^from: .{1,200}$/i;
const QUOTE = /^\s{0,3}(?:>|&gt;)/;
const IGNORE_START = /<!--\s{0,5}baton-ignore-start\s{0,5}-->/;
const IGNORE_END = /<!--\s{0,5}baton-ignore-end\s{0,5}-->/;
const IGNORE_NEXT = /<!--\s{0,5}baton-ignore\s{0,5}-->/;

/** The ranges of a message that are not its author's own words, or that he asked to leave out; in order and apart. */
export function foreignRanges(text: string): Range[] {
  if (!/[>_]|&gt;|--|wrote:|sent from|from: |baton-ignore/i.test(text)) return [];
  const ranges: Range[] = [];
  const ignored = new Ignored();
  for (const { start, end, line } of linesOf(text)) {
    const trimmed = line.trim();
    if (REST.test(trimmed) || (HEADER.test(trimmed) && /^(?:sent|date|to):/im.test(text.slice(end, end + 300)))) {
      ranges.push({ start, end: text.length });
      break;
    }
    if (ignored.line(line) || QUOTE.test(line)) ranges.push({ start, end });
  }
  return ranges;
}

/** The ranges of a document between ignore comments, and the block behind a single one. */
export function ignoredRanges(text: string): Range[] {
  if (!text.includes('baton-ignore')) return [];
  const ignored = new Ignored();
  return [...linesOf(text)].filter(({ line }) => ignored.line(line)).map(({ start, end }) => ({ start, end }));
}

/** Follows `<!-- baton-ignore -->` (the next lines up to an empty one) and `-start` … `-end`. */
class Ignored {
  private between = false;
  private next = false;

  /** Whether the line is to be left out. */
  line(line: string): boolean {
    if (IGNORE_START.test(line)) this.between = true;
    const out = this.between || this.next;
    if (IGNORE_END.test(line)) this.between = false;
    if (IGNORE_NEXT.test(line)) this.next = true;
    else if (line.trim() === '') this.next = false;
    return out;
  }
}

function* linesOf(text: string): Generator<Range & { line: string }> {
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    yield { start, end, line: text.slice(start, Math.min(end, start + 400)) };
    start = end + 1;
  }
}
