/**
 * What the encoder in Python learns from: each message that passes the first glance, with its fold, its labels, and the
 * sentences that the linear models find likeliest, scored by models that have not seen the message's channel.
 */
import { isUnclearOwner } from '../../src/clarity/labels.js';
import { sentenceFeatures } from '../../src/clarity/ownership/features.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { nudgeScore, scoreSentences } from '../../src/clarity/ownership/score.js';
import { scoreForTask, taskId, WEAKNESS } from '../../src/clarity/ownership/tasks.js';
import type { ParsedMessage, ScoredSentence, ScoringResources } from '../../src/clarity/ownership/types.js';
import { rangeOf } from '../../src/clarity/text/range.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import type { Labelled } from './datasets.js';

/** Sentences of a message that are written, the likeliest first. */
const MOST_CANDIDATES = 3;
const NUDGE_TASK = taskId('nudge');

/** A message as one line of JSON; scores that are infinite become null. @param fold the one that it is judged in */
export function readingLine(item: Labelled, fold: number, scoring: ScoringResources): string {
  const message = { sentences: parseSentences(item.text, authorTokens(item.text), scoring), context: item };
  const candidates = scoreSentences(message, scoring)
    .map((scored, at) => candidateOf(scored, at, message, scoring))
    .sort((a, b) => b.raw - a.raw);
  return `${JSON.stringify({ ...item, fold, candidates: candidates.slice(0, MOST_CANDIDATES) })}\n`;
}

function candidateOf(
  { parsed, work, nudge, owner }: ScoredSentence,
  at: number,
  ...around: [ParsedMessage, ScoringResources]
) {
  const asked = isUnclearOwner(owner) ? nudge : Number.NEGATIVE_INFINITY;
  const raw = Number.isFinite(asked) || !Number.isFinite(work) ? asked : scoreIfOpen(at, work, ...around);
  return { ...rangeOf(parsed.sentence.tokens), raw, nudge: asked, owner };
}

/** What the score for asking would be if no owner were read into a sentence. */
function scoreIfOpen(at: number, work: number, message: ParsedMessage, scoring: ScoringResources): number {
  const parsed = message.sentences[at];
  if (parsed === undefined) return Number.NEGATIVE_INFINITY;
  const { strong, weak } = sentenceFeatures(parsed, at, message, scoring);
  const { decide } = scoring;
  return nudgeScore(
    scoreForTask(decide, NUDGE_TASK, strong) + WEAKNESS * scoreForTask(decide, NUDGE_TASK, weak()),
    work,
  );
}
