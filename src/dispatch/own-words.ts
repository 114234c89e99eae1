/**
 * Whether a better wording is the author's own. A language model suggests it, after reading lines that anybody can write: whatever they
 * talk it into, only the words of the message itself come back to its author, with a few that ask somebody to do something.
 */

/** Words that a request may need besides the author's. */
const ASKING: ReadonlySet<string> = new Set([
  ...['a', 'an', 'and', 'are', 'be', 'by', 'can', 'could', 'do', 'for', 'i', 'is'],
  ...['it', 'of', 'on', 'please', 'take', 'that', 'the', 'this', 'to', 'we', 'who', 'will'],
  ...['would', 'you', 'your'],
]);

/** In place of a name. */
const BLANK = '@…';

/** Words that turn a request into its opposite. */
const NEGATIONS = /^(?:not|no|never|don['’]t|cannot|without|\p{L}+n['’]t)$/u;

/** Characters that are not seen, or change how others are read. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
const LONGER = 120;

const fold = (word: string): string => word.normalize('NFC').toLowerCase();

/** The words of a text, without the punctuation around them. Markup and mentions stay part of a word. */
const wordsOf = (text: string): string[] =>
  text
    .split(/[\s,;:!?()"“”]+/u)
    .map((word) => fold(word.replace(/^['‘]+|[.'’…]+$/gu, '') || word))
    .filter((word) => /[\p{L}\p{N}@#<>[\]*_~`|/\\]/u.test(word));

/** Whether a rewrite uses only the words of the message, as it wrote them, and those that ask. Pure. */
export function isInOwnWords(rewrite: string, message: string): boolean {
  if (rewrite.length > message.length + LONGER || UNSEEN.test(rewrite.replaceAll('\n', ' '))) return false;
  const own = new Set(wordsOf(message));
  const said = wordsOf(rewrite.replaceAll(BLANK, ' '));
  const count = new Map<string, number>();
  for (const word of said) {
    if (!own.has(word) && !ASKING.has(word)) return false;
    count.set(word, (count.get(word) ?? 0) + 1);
  }
  // What was denied stays denied, and nothing is said over and over.
  const denied = wordsOf(message).filter((word) => NEGATIONS.test(word));
  return (
    denied.every((word) => count.has(word)) &&
    [...count.values()].every((n) => n <= 4) &&
    said.some((word) => own.has(word))
  );
}
