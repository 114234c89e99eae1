/** What kind of reason somebody gave for a stage that is blocked, at risk or re-opened. Pure. */

/** Kinds of reasons, with the words by which each is known; a word that ends in `*` stands for all that begin like it. */
export type ReasonWords = readonly (readonly [kind: string, words: readonly string[]])[];

/** The kind of a reason that fits none of the words. */
const OTHER_REASON = 'other';
/** The kind of a reason that nobody gave. */
export const NO_REASON = 'none';

/** The kind that most of the words speak for; of several, the first. @param why as somebody wrote it */
export function reasonKind(why: string | null, kinds: ReasonWords): string {
  const said = (why ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (said.length === 0) return NO_REASON;
  const text = ` ${said.join(' ')} `;
  let best = { kind: OTHER_REASON, hits: 0 };
  for (const [kind, words] of kinds) {
    const hits = words.filter((word) => text.includes(patternOf(word))).length;
    if (hits > best.hits) best = { kind, hits };
  }
  return best.kind;
}

const patternOf = (word: string): string => (word.endsWith('*') ? ` ${word.slice(0, -1)}` : ` ${word} `);
