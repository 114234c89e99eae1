/** What the engine reports. */
import type { TextRange } from './text/range.js';

/** A finding. Offsets are UTF-16 units of the text as given. */
export interface Finding extends TextRange {
  /** The rule's id: the name of its file in `prompts/<language>/rules`. */
  rule: string;
  /** The words between `start` and `end`. */
  actual: string;
  /** Better wordings; empty if only the author can say. */
  expected: string[];
  /** What is wrong, in a few words. */
  message: string;
  /** A hint is shown, but nobody is nudged for it. */
  weight: 'finding' | 'hint';
  /** Of "your" and "you're": whether the correction is all but always right. */
  certain?: boolean;
}

/** A finding of a rule, with its message filled in. */
export function findingAt(
  text: string,
  rule: { id: string; message: string },
  { start, end }: TextRange,
  { expected = [], weight = 'finding', certain }: Partial<Pick<Finding, 'expected' | 'weight' | 'certain'>> = {},
): Finding {
  const actual = text.slice(start, end);
  const message = rule.message.replaceAll('{actual}', quotable(actual)).replaceAll('{expected}', expected[0] ?? '');
  const finding: Finding = { rule: rule.id, start, end, actual, expected, message, weight };
  return certain === undefined ? finding : { ...finding, certain };
}

/** Words as they stand in a sentence about them: on one line, without marks of emphasis and punctuation around them. */
const quotable = (words: string): string =>
  words
    .replace(/(?<![\p{L}\p{N}])[*_~]+|[*_~]+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,:;!?–—-]+(?=\S)|[\s.,:;!–—-]+$/g, '')
    .trim() || words.trim();
