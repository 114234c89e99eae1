/** Marks of emphasis: `*bold*`, `_italic_`, `**bold**`. They are no words, and must not hide the words between them. */

/** Struck-out text is left as it is: that it is struck out means something. */
const EMPHASIS = /(?<![\p{L}\p{N}*_@`/\\])([*_]{1,3})(?=\S)([^\n*`]{0,300}?[^\s`])\1(?![\p{L}\p{N}*_])/gu;

/** The text with blanks in place of marks of emphasis, so that all offsets stay. */
export function withoutEmphasis(text: string): string {
  if (!text.includes('*') && !text.includes('_')) return text;
  return text.replace(EMPHASIS, (_all, marks: string, words: string) => {
    const blanks = ' '.repeat(marks.length);
    return blanks + withoutEmphasis(words) + blanks;
  });
}
