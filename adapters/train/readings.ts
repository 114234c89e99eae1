/**
 * What the encoder in Python learns from: each message that passes the first glance, with its fold, its labels, and the
 * sentences that the linear models find likeliest, scored by models that have not seen the message's channel.
 */
import { isUnclearOwner } from '../../src/clarity/labels.js';
import { sentenceFeatures } from '../../src/clarity/ownership/features.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { nudgeScore, scoreSentences } from '../../src/clarity/ownership/score.js';
import { scoreForTask, taskId, WEAKNESS } from '../../src/clarity/ownership/tasks.js';
import type {
  ParsedMessage,
  ParsedSentence,
  ScoredSentence,
  ScoringResources,
} from '../../src/clarity/ownership/types.js';
import type { Prefilter } from '../../src/clarity/prefilter.js';
import { rangeOf } from '../../src/clarity/text/range.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import type { DatasetMessage, Labelled } from './labelled.js';

/** Sentences of a message that are written, the likeliest first. */
const MOST_CANDIDATES = 3;
const NUDGE_TASK = taskId('nudge');
const WORK_TASK = taskId('work');

/** A message as one line of JSON; scores that are infinite become null. @param fold the one that it is judged in */
export function readingLine(item: Labelled, fold: number, scoring: ScoringResources): string {
  const message = { sentences: parseSentences(item.text, authorTokens(item.text), scoring), context: item };
  const candidates = scoreSentences(message, scoring)
    .map((scored, at) => candidateOf(scored, at, message, scoring))
    .sort((a, b) => b.raw - a.raw);
  return `${JSON.stringify({ ...item, fold, candidates: candidates.slice(0, MOST_CANDIDATES) })}\n`;
}

/** The fold of messages that no model is judged by. */
const NO_FOLD = -1;
const NO_LABELS = { set: 'unlabelled', kind: 'other', owner: null, nudge: 'no', due: null } as const;

/** Messages without labels, of which a student learns what its teachers say: those that pass the first glance and stand in no labelled set. */
export function unlabelledReadings(
  messages: readonly DatasetMessage[],
  labelled: readonly Labelled[],
  passes: Prefilter,
  scoring: ScoringResources,
): string[] {
  const known = new Set(labelled.map(({ text }) => text));
  const unknown = messages.filter(({ text, medium }) => !known.has(text) && passes(text, medium));
  return unknown.map((message) => readingLine({ ...message, ...NO_LABELS }, NO_FOLD, scoring));
}

function candidateOf(scored: ScoredSentence, at: number, ...around: [ParsedMessage, ScoringResources]) {
  const { parsed, owner, otherwise } = scored;
  const asked = otherwise?.nudge ?? (isUnclearOwner(owner) ? scored.nudge : Number.NEGATIVE_INFINITY);
  const raw = Number.isFinite(asked) ? asked : scoreIfOpen(parsed, at, ...around);
  return { ...rangeOf(parsed.sentence.tokens), raw, nudge: asked, owner };
}

/** What the score for asking would be if the sentence stated work, and no owner were read into it. */
function scoreIfOpen(parsed: ParsedSentence, at: number, message: ParsedMessage, scoring: ScoringResources): number {
  const { strong, weak } = sentenceFeatures(parsed, at, message, scoring);
  const words = weak();
  const score = (task: number) =>
    scoreForTask(scoring.decide, task, strong) + WEAKNESS * scoreForTask(scoring.decide, task, words);
  return nudgeScore(score(NUDGE_TASK), score(WORK_TASK));
}
