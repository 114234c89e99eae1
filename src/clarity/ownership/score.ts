/** Scores sentences: does it state work, whose is it, and should its author be asked who will do it? */
import { isUnclearOwner, OWNER_CLASSES, type OwnerClass, UNCLEAR_OWNERS, WORK_KINDS } from '../labels.js';
import type { LinearModel } from '../model/linear.js';
import { explicitOwner } from './explicit.js';
import { type Features, sentenceFeatures } from './features.js';
import { correctOwner } from './owner.js';
import { parseSentence } from './parse.js';
import { scoreForTask, taskId, WEAKNESS } from './tasks.js';
import type {
  AskedSentence,
  Clause,
  Otherwise,
  ParsedMessage,
  ParsedSentence,
  ScoredSentence,
  ScoringResources,
} from './types.js';

/** Scores from which a sentence states work, and from which its author is asked about it. Log odds, chosen by cross-validation. */
export const THRESHOLD = { work: -0.6, nudge: 0.4 } as const;
/** How much the score of being work adds to that of a nudge, and up to which score. */
const WORK_SHARE = 0.7;
const WORK_CAP = 2;
/** A sentence this far below the threshold for work is not scored further. */
const FAR_BELOW = 1.5;
/** The most that words add to what strong features say: if that cannot reach the threshold, they are not computed. */
const REACH_OF_WORDS = 1.2;
/** Tokens of a question that hands work to a person and says no more: "Bo, can you?" */
const LONGEST_HANDOVER = 7;
/** How far above the thresholds an explicit sentence is placed. */
const EXPLICIT_MARGIN = 1;

/** Subjects that say who does it, and modalities with which any subject does. */
const DOERS: ReadonlySet<string> = new Set(['i', 'person', 'they']);
const PROMISES: ReadonlySet<string> = new Set(['will', 'going']);

const NO_SCORE = Number.NEGATIVE_INFINITY;
const NOT_WORK = {
  work: NO_SCORE,
  nudge: NO_SCORE,
  raw: NO_SCORE,
  owner: 'none',
  kind: 'need',
  explicit: false,
} as const;
const WORK_TASK = taskId('work');
const NUDGE_TASK = taskId('nudge');
const OWNER_TASKS = OWNER_CLASSES.map((label) => ({ label, task: taskId(`owner:${label}`) }));
const UNCLEAR_TASKS = UNCLEAR_OWNERS.map((label) => ({ label, task: taskId(`owner:${label}`) }));
const KIND_TASKS = WORK_KINDS.map((label) => ({ label, task: taskId(`kind:${label}`) }));

/** All sentences of a message, scored, in order. */
export function scoreSentences(message: ParsedMessage, resources: ScoringResources): ScoredSentence[] {
  const { sentences } = message;
  const bareOf = sentences.map((parsed) => withoutMentions(parsed, resources) ?? parsed);
  const named = bareOf.some((parsed, at) => parsed !== sentences[at]);
  const unnamed = bareOf.filter(({ sentence }) => sentence.tokens.some(({ kind }) => kind !== 'punct'));
  return sentences.map((parsed, at) => {
    const scored = scoreSentence(parsed, at, message, resources);
    if (isHandedOver(sentences, at)) return { ...scored, nudge: NO_SCORE, otherwise: undefined };
    const bare = bareOf[at];
    if (!named || bare === undefined || scored.nudge === NO_SCORE) return scored;
    // Mentioning a person never makes it less clear who is meant.
    const { nudge } = scoreSentence(bare, unnamed.indexOf(bare), { ...message, sentences: unnamed }, resources);
    return { ...scored, nudge: Math.min(scored.nudge, nudge) };
  });
}

function scoreSentence(
  parsed: ParsedSentence,
  at: number,
  message: ParsedMessage,
  resources: ScoringResources,
): ScoredSentence {
  const { decide, classify } = resources;
  const features = sentenceFeatures(parsed, at, message, resources);
  const explicit = takenLater(message.sentences, at) ? undefined : explicitOwner(parsed, resources, message.context);
  const work = explicit ? THRESHOLD.work + EXPLICIT_MARGIN : scoreTask(decide, WORK_TASK, features);
  if (work < THRESHOLD.work - FAR_BELOW) return { parsed, ...NOT_WORK };
  const kind = explicit?.kind ?? likeliest(KIND_TASKS, features, classify);
  if (explicit)
    return { parsed, work, nudge: THRESHOLD.nudge + EXPLICIT_MARGIN, owner: explicit.owner, kind, explicit: true };
  const owner = correctOwner(likeliest(OWNER_TASKS, features, classify), parsed, message.context);
  const otherwise = otherwiseOf(parsed, owner, () => ({
    nudge: nudgeScore(scoreTask(decide, NUDGE_TASK, features), work),
    owner: likeliest(UNCLEAR_TASKS, features, classify),
  }));
  const asks = canBeAsked(parsed, owner) ? scoreTask(decide, NUDGE_TASK, features) : NO_SCORE;
  return { parsed, work, owner, kind, nudge: nudgeScore(asks, work), explicit: false, otherwise };
}

/** Nothing if the sentence says who does it: “I …”, “Bo will …”, a mention. */
function otherwiseOf({ sentence, clauses }: ParsedSentence, owner: OwnerClass, otherwise: () => Otherwise) {
  const mentions = [...sentence.tokens, ...sentence.address].some(({ kind }) => kind === 'mention');
  if (owner !== 'self' || sentence.done || mentions || clauses.some(saysWho)) return undefined;
  return otherwise();
}

const saysWho = ({ subject, modality }: Clause): boolean =>
  DOERS.has(subject) || (PROMISES.has(modality) && subject !== 'none');

/** What is compared with the threshold for a nudge. @param asks the score of its own task @param work that of stating work */
export const nudgeScore = (asks: number, work: number): number => asks + WORK_SHARE * Math.min(work, WORK_CAP);

/** Whether the author of a sentence is asked who will do the work. */
export const isAsked = (scored: ScoredSentence): scored is AskedSentence => isAskedWithin(scored, 0);

/** Whether it would be if the threshold were lower. @param reach by how much */
export const isAskedWithin = (scored: ScoredSentence, reach: number): scored is AskedSentence =>
  scored.nudge > THRESHOLD.nudge - reach && isUnclearOwner(scored.owner);

const canBeAsked = ({ sentence }: ParsedSentence, owner: OwnerClass) => !sentence.done && isUnclearOwner(owner);

/** "… - I'll do it": a later sentence takes the work. */
function takenLater(sentences: readonly ParsedSentence[], at: number): boolean {
  return sentences.slice(at + 1).some(({ signs }) => signs.some(({ sign }) => sign.id === 'self'));
}

/** "We should retrain. Bo, can you?": the sentence after it asks a person. */
function isHandedOver(sentences: readonly ParsedSentence[], at: number): boolean {
  const next = sentences[at + 1]?.sentence;
  if (next === undefined || next.address.length === 0) return false;
  return next.question && next.tokens.length <= LONGEST_HANDOVER;
}

function scoreTask(model: LinearModel, task: number, { strong, weak }: Features): number {
  const score = scoreForTask(model, task, strong);
  if (score < THRESHOLD.work - FAR_BELOW - REACH_OF_WORDS) return score;
  return score + WEAKNESS * scoreForTask(model, task, weak());
}

/** The label whose task scores highest, by strong features alone. */
function likeliest<L>(tasks: readonly { label: L; task: number }[], { strong }: Features, model: LinearModel): L {
  const scored = tasks.map(({ label, task }) => ({ label, score: scoreForTask(model, task, strong) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).label;
}

/** The sentence without its mentions; undefined if it has none. */
function withoutMentions(
  { sentence, classes }: ParsedSentence,
  resources: ScoringResources,
): ParsedSentence | undefined {
  const { tokens, address } = sentence;
  if (![...tokens, ...address].some(({ kind }) => kind === 'mention')) return undefined;
  const unnamed = {
    ...sentence,
    tokens: tokens.filter(({ kind }) => kind !== 'mention'),
    address: address.filter(({ kind }) => kind !== 'mention'),
  };
  const keptClasses = classes.filter((_, i) => tokens[i]?.kind !== 'mention');
  return parseSentence(unnamed, keptClasses, resources);
}
