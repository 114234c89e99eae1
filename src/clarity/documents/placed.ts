/** Sentences of a message whose place decides: what the models think of their words alone does not count there. */
import { THRESHOLD } from '../ownership/score.js';
import type { ScoredSentence } from '../ownership/types.js';
import type { Rule } from '../rules/rule-book.js';
import { overlap, rangeOf } from '../text/range.js';
import type { PlacedLine } from './message.js';

/** How far above the thresholds a sentence is placed that stands where work is listed, with no name. */
const MARGIN = 1;
const NOT_ASKED = Number.NEGATIVE_INFINITY;

/** The sentences of a message, those in placed lines judged by what was found there. @param ruleOf throws for an unknown id */
export function placedSentences(
  scored: readonly ScoredSentence[],
  lines: readonly PlacedLine[],
  ruleOf: (id: string) => Rule,
): readonly ScoredSentence[] {
  if (lines.length === 0) return scored;
  return scored.map((sentence) => {
    const range = rangeOf(sentence.parsed.sentence.tokens);
    const line = lines.find((one) => overlap(one, range));
    if (line === undefined) return sentence;
    const found = line.findings.find((finding) => overlap(finding, range));
    const rule = found && ruleOf(found.rule);
    if (rule?.about !== 'owner') return line.settled ? { ...sentence, nudge: NOT_ASKED } : sentence;
    const work = Math.max(sentence.work, THRESHOLD.work + MARGIN);
    return { ...sentence, work, nudge: THRESHOLD.nudge + MARGIN, owner: rule.owner, kind: 'need', explicit: true };
  });
}
