/** Marks of emphasis: `*bold*`, `_italic_`, `**bold**`. They are no words, and must not hide the words between them. */

const EMPHASIS = /(?<![\p{L}\p{N}*_@\x60/\\=])([*_]{1,3})(?=\S)([^\n*\x60]{0,300}?[^\s\x60])\1(?![\p{L}\p{N}*_])/gu;
/** Bold within italic. */
const NESTED = /(?<![\p{L}\p{N}*_@\x60/\\=])(_)(?=\*\S)([^\n_\x60]{0,300}?[^\s\x60])_(?![\p{L}\p{N}*_])/gu;
/** Struck out within a line: it is said no longer. A line that is struck out as a whole is done, and is left as it is. */
const STRUCK = /(?<=[\p{L}\p{N}][^\n~]{0,200}?\s)~(?=[^\s~])[^\n~\x60]{0,200}?(?<=\S)~(?![\p{L}\p{N}~])/gu;
/** The same where the line begins, if it goes on in words that hold. */
const STRUCK_FIRST =
  /(?<=^[ \t]{0,20}(?:[-*+•][ \t]{1,9})?)~(?=[^\s~])[^\n~\x60]{0,200}?(?<=\S)~(?=[ \t]{1,9}[\p{L}\p{N}@])/gmu;
/** Marks at the end of a line give way to a break, which blanks would swallow. */
const ENDS_LINE = /^[ \t]*\r?\n/;
const MARKS = /[*_~]/;
/** A line in bold alone: among others, a heading. */
const HEADING = /^\s{0,3}(\*\*?|__?)(?=[^\s*_])[^*_\n]{1,80}\1:?\s*$/;
const LONGEST_HEADING = 100;
const CODE = /\x60{3}([\s\S]*?)\x60{3}|\x60([^\x60\n]+)\x60/g;

/** The text with blanks in place of marks of emphasis and of words that are struck out, so that all offsets stay. */
export function withoutEmphasis(text: string): string {
  if (!MARKS.test(text)) return text;
  const said = text.includes('~') ? text.replace(STRUCK, blanks).replace(STRUCK_FIRST, blanks) : text;
  return unmarked(said.includes('_*') ? said.replace(NESTED, blankMarks) : said);
}

const blanks = (struck: string): string => ' '.repeat(struck.length);

const unmarked = (text: string): string => text.replace(EMPHASIS, blankMarks);

function blankMarks(all: string, marks: string, words: string, at: number, whole: string): string {
  const closing = ENDS_LINE.test(whole.slice(at + all.length, at + all.length + 20)) ? '\u2028' : ' ';
  return ' '.repeat(marks.length) + unmarked(words) + closing.repeat(marks.length);
}

/** A text without its marks. */
interface Unmarked {
  text: string;
  /** Where a place of the marked text is now. */
  placeOf(at: number): number;
}

const UNCHANGED = (at: number): number => at;

/**
 * `*block* training` is "block training". What is struck out is said no longer, and goes too.
 * @param keepHeadings of several lines, those in bold alone keep their marks: they are headings
 */
export function unmark(marked: string, keepHeadings = false): Unmarked {
  const said = withoutEmphasis(marked);
  if (said === marked) return { text: marked, placeOf: UNCHANGED };
  const kept = keepHeadings && marked.trim().includes('\n') ? headingsIn(marked) : undefined;
  let text = '';
  const places: number[] = [];
  for (let at = 0; at < marked.length; at += 1) {
    places.push(text.length);
    // Of the blanks on both sides of what is gone, one is enough.
    const isSecondBlank = marked[at] === ' ' && text.endsWith(' ') && said[at - 1] !== marked[at - 1];
    if (kept?.[at] || (said[at] === marked[at] && !isSecondBlank)) text += marked[at];
  }
  places.push(text.length);
  return { text, placeOf: (at) => places[at] ?? text.length };
}

/** 1 at each place of a line that is a heading. */
function headingsIn(text: string): Uint8Array {
  const places = new Uint8Array(text.length);
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length <= LONGEST_HEADING && HEADING.test(line)) places.fill(1, start, start + line.length);
    start += line.length + 1;
  }
  return places;
}

/** Words as they are read: without marks of emphasis and of code, for titles and quotations. */
export const asRead = (text: string): string => unmark(text).text.replace(CODE, '$1$2');
