/** Judges sentences: is it work, whose is it, and should its author be asked who will do it. */
import { combine, hashOf } from '../../model/hash.js';
import { type LinearModel, scoreOf } from '../model/linear.js';
import type { Owner, WorkKind } from '../rules/book.js';
import type { Sentence } from '../text/sentences.js';
import { type Features, type MessageContext, sentenceFeatures } from './features.js';
import type { Frame } from './frames.js';
import { type Reading, readingOf, type SentenceParts } from './read.js';
import { surelyOpen } from './sure.js';

/** What a word counts where the shape of the sentence counts 1; the models are fitted with it. */
export const WEAKNESS = 0.5;
export const OWNERS: readonly Owner[] = [
  'self',
  'named',
  'addressed',
  'unclear_you',
  'collective',
  'indefinite',
  'team',
  'none',
];
export const KINDS: readonly WorkKind[] = ['request', 'need', 'plan', 'commitment'];
/** Owners that leave it open which person does the work. */
export const UNCLEAR: ReadonlySet<Owner> = new Set(['unclear_you', 'collective', 'indefinite', 'team', 'none']);

/** Scores from which a sentence is work, and from which its author is asked; chosen by cross-validation. */
export const THRESHOLD = { work: -0.6, nudge: 0.1 } as const;
/** How much being work adds to the score of a nudge, and up to which score. */
const WORK_SHARE = 0.7;
const WORK_CAP = 2;
/** How far below the threshold of work nothing more is asked about a sentence. */
const FAR = 1.5;
/** What the words of a sentence can add to what its shape says: so far below it, they are not looked at. */
const REACH = 4;
/** How far above the thresholds a sentence is that says outright that nobody is named. */
const SURE = 1;

export interface OwnershipParts extends SentenceParts {
  /** Whether it is work, and whether to ask; both in one table. */
  decide: LinearModel;
  /** Whose it is and what kind; both in one table. */
  classify: LinearModel;
}

export interface Judged {
  reading: Reading;
  /** Log odds of being work. */
  work: number;
  /** What is compared with the threshold of a nudge. */
  nudge: number;
  owner: Owner;
  kind: WorkKind;
}

export const taskOf = (name: string) => hashOf(`task:${name}`);
const WORK = taskOf('work');
const NUDGE = taskOf('nudge');
const OWNER_TASKS = OWNERS.map((owner) => taskOf(`owner:${owner}`));
const KIND_TASKS = KINDS.map((kind) => taskOf(`kind:${kind}`));

/** The features of one task: its own rows in a shared table. */
export function forTask(task: number, features: readonly number[]): number[] {
  return features.map((feature) => combine(feature, task));
}

/** Every sentence judged, in order. */
export function judge(readings: readonly Reading[], context: MessageContext, parts: OwnershipParts): Judged[] {
  return readings.map((_, at) => {
    const judged = judgeOne(readings, at, context, parts);
    const without = withoutMentions(readings, at, parts);
    if (without === undefined) return judged;
    // Naming a person can only ever make it clearer who is meant.
    const unnamed = judgeOne(without, at, context, parts);
    return { ...judged, nudge: Math.min(judged.nudge, unnamed.nudge) };
  });
}

function judgeOne(readings: readonly Reading[], at: number, context: MessageContext, parts: OwnershipParts): Judged {
  const reading = readings[at] as Reading;
  if (isIdle(reading, context)) return { reading, ...NO_WORK };
  const features = sentenceFeatures(readings, at, context, parts);
  const sure = takenLater(readings, at) ? undefined : surelyOpen(reading, parts);
  const work = sure === undefined ? decide(parts.decide, WORK, features) : THRESHOLD.work + SURE;
  if (work < THRESHOLD.work - FAR) return { reading, ...NO_WORK };
  const kind = best(KINDS, KIND_TASKS, features, parts.classify);
  if (sure !== undefined) return { reading, work, nudge: THRESHOLD.nudge + SURE, owner: sure, kind };
  const owner = settled(best(OWNERS, OWNER_TASKS, features, parts.classify), reading, context);
  const never = reading.sentence.done || !UNCLEAR.has(owner);
  const asks = never ? Number.NEGATIVE_INFINITY : decide(parts.decide, NUDGE, features);
  return { reading, work, owner, kind, nudge: asks + WORK_SHARE * Math.min(work, WORK_CAP) };
}

const NO_WORK = {
  work: Number.NEGATIVE_INFINITY,
  nudge: Number.NEGATIVE_INFINITY,
  owner: 'none',
  kind: 'need',
} as const;

/** A sentence of chat with no verb to be done and no sign of work; in lists and minutes a few nouns can be a task. */
function isIdle({ frames, found }: Reading, { medium = 'chat' }: MessageContext): boolean {
  return medium === 'chat' && frames.length === 0 && found.length === 0;
}

/** "… - I'll do it": somebody takes the work in a sentence behind. */
function takenLater(readings: readonly Reading[], at: number): boolean {
  return readings.slice(at + 1).some(({ found }) => found.some(({ sign }) => sign.id === 'self'));
}

/** "You" is clear where somebody is addressed by name, and where two people talk to one another. */
function settled(
  owner: Owner,
  { sentence, found, frames }: Reading,
  { participants, context, medium }: MessageContext,
): Owner {
  if (UNCLEAR.has(owner) && found.some(({ sign }) => sign.id === 'certain')) return 'named';
  const signed = medium === 'notes' && sentence.tokens.slice(-3).some((t) => t.kind === 'mention');
  if (owner === 'none' && (signed || isAssigned(sentence, frames))) return 'named';
  const clear = sentence.address.length > 0 || participants === 2 || sentence.tokens.some((t) => t.kind === 'mention');
  if (owner === 'unclear_you' && clear) return 'addressed';
  return owner === 'addressed' && !clear && (context ?? []).length === 0 ? 'unclear_you' : owner;
}

/** "Ana: draft the notes": in minutes, a name in front of what is to be done. */
function isAssigned({ address, colon }: Sentence, [first]: readonly Frame[]): boolean {
  return colon && address.length > 0 && first?.mood === 'imperative';
}

function decide(model: LinearModel, task: number, { strong, weak }: Features): number {
  const shape = scoreOf(model, forTask(task, strong));
  if (shape < THRESHOLD.work - FAR - REACH) return shape;
  return shape + WEAKNESS * scoreOf(model, forTask(task, weak()));
}

function best<T>(names: readonly T[], tasks: readonly number[], { strong }: Features, model: LinearModel): T {
  let found = 0;
  let top = Number.NEGATIVE_INFINITY;
  tasks.forEach((task, i) => {
    const score = scoreOf(model, forTask(task, strong));
    if (score > top) [top, found] = [score, i];
  });
  return names[found] as T;
}

/** The readings with the mentions of one sentence taken out; undefined where it has none. */
function withoutMentions(readings: readonly Reading[], at: number, parts: OwnershipParts): Reading[] | undefined {
  const { sentence, classes } = readings[at] as Reading;
  const keep = sentence.tokens.map((t) => t.kind !== 'mention');
  const named = sentence.address.some((t) => t.kind === 'mention');
  if (!named && keep.every(Boolean)) return undefined;
  const bare: Sentence = {
    ...sentence,
    tokens: sentence.tokens.filter((_, i) => keep[i]),
    address: sentence.address.filter((t) => t.kind !== 'mention'),
  };
  const reading = readingOf(
    bare,
    classes.filter((_, i) => keep[i]),
    parts,
  );
  return readings.map((r, i) => (i === at ? reading : r));
}

const RULES: Partial<Record<Owner, readonly string[]>> = {
  indefinite: ['indefinite-doer'],
  collective: ['collective-doer'],
  team: ['team-doer'],
  unclear_you: ['open-request', 'unclear-you'],
  none: ['agentless-need', 'bare-todo'],
};
const LONGEST_MARK = 6;

/** The rule that a nudge goes by, and the words it points at. */
export function markOf({ reading, owner }: Judged): { rule: string; start: number; end: number } {
  const { tokens } = reading.sentence;
  const rules = RULES[owner] ?? ['agentless-need'];
  const found = reading.found
    .filter(({ sign }) => rules.includes(sign.id))
    .sort((a, b) => a.match.markFrom - b.match.markFrom || b.match.markTo - a.match.markTo);
  const chosen = found.find(({ sign }) => sign.id === rules[0]) ?? found[0];
  const from = chosen?.match.markFrom ?? 0;
  const to = Math.min(chosen?.match.markTo ?? LONGEST_MARK, from + LONGEST_MARK, tokens.length);
  const words = tokens.slice(from, Math.max(to, from + 1));
  while (words.length > 1 && words.at(-1)?.kind === 'punct') words.pop();
  const rule = chosen?.sign.id ?? (owner === 'none' ? 'bare-todo' : (rules[0] as string));
  return {
    rule,
    start: (words[0] ?? (tokens[0] as (typeof tokens)[0])).start,
    end: (words.at(-1) ?? (tokens[0] as (typeof tokens)[0])).end,
  };
}
