/** Marks of emphasis: `*bold*`, `_italic_`, `**bold**`. They are no words, and must not hide the words between them. */

/** Struck-out text is left as it is: that it is struck out means something. */
const EMPHASIS = /(?<![\p{L}\p{N}*_@`/\\])([*_]{1,3})(?=\S)([^\n*`]{0,300}?[^\s`])\1(?![\p{L}\p{N}*_])/gu;

/** Marks at the end of a line give way to a break, which blanks would swallow. */
const ENDS_LINE = /^[ \t]*\r?\n/;

/** The text with blanks in place of marks of emphasis, so that all offsets stay. */
export function withoutEmphasis(text: string): string {
  if (!text.includes('*') && !text.includes('_')) return text;
  return text.replace(EMPHASIS, (all: string, marks: string, words: string, at: number) => {
    const blank = (char: string) => char.repeat(marks.length);
    const closing = ENDS_LINE.test(text.slice(at + all.length, at + all.length + 20)) ? '\u2028' : ' ';
    return blank(' ') + withoutEmphasis(words) + blank(closing);
  });
}
