/** Marks of emphasis: `*bold*`, `_italic_`, `**bold**`. They are no words, and must not hide the words between them. */

const EMPHASIS = /(?<![\p{L}\p{N}*_@\x60/\\])([*_]{1,3})(?=\S)([^\n*\x60]{0,300}?[^\s\x60])\1(?![\p{L}\p{N}*_])/gu;
/** Bold within italic. */
const NESTED = /(?<![\p{L}\p{N}*_@\x60/\\])(_)(?=\*\S)([^\n_\x60]{0,300}?[^\s\x60])_(?![\p{L}\p{N}*_])/gu;
/** Struck out within a line: it is said no longer. A line that is struck out as a whole is done, and is left as it is. */
const STRUCK = /(?<=[\p{L}\p{N}][^\n~]{0,200}?\s)~(?=[^\s~])[^\n~\x60]{0,200}?(?<=\S)~(?![\p{L}\p{N}~])/gu;
/** Marks at the end of a line give way to a break, which blanks would swallow. */
const ENDS_LINE = /^[ \t]*\r?\n/;
const MARKS = /[*_~]/;

/** The text with blanks in place of marks of emphasis and of words that are struck out, so that all offsets stay. */
export function withoutEmphasis(text: string): string {
  if (!MARKS.test(text)) return text;
  const said = text.includes('~') ? text.replace(STRUCK, (struck) => ' '.repeat(struck.length)) : text;
  return unmarked(said.includes('_*') ? said.replace(NESTED, blankMarks) : said);
}

const unmarked = (text: string): string => text.replace(EMPHASIS, blankMarks);

function blankMarks(all: string, marks: string, words: string, at: number, whole: string): string {
  const closing = ENDS_LINE.test(whole.slice(at + all.length, at + all.length + 20)) ? '\u2028' : ' ';
  return ' '.repeat(marks.length) + unmarked(words) + closing.repeat(marks.length);
}
