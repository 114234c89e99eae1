/** The models that the phrasebook's turns teach: what questions mean, and what orders and reports mean. */

import type { Declaration } from '../commands/declaration.js';
import { hashOf } from '../model/hash.js';
import type { TurnPattern } from './pattern.js';
import { type Learned, type Lesson, TurnModel } from './turn-model.js';
import { maskOf } from './turn-samples.js';

/** A turn of a command. */
interface Turn {
  pattern: TurnPattern;
  command: Declaration;
  args: Readonly<Record<string, string>>;
  mood: string;
  isName: boolean;
}

/** Cues of what a clause is about, with the arguments that have to be named beside them. */
interface Cues {
  command: Declaration;
  args: Readonly<Record<string, string>>;
  needs: readonly string[];
  cues: readonly TurnPattern[];
}

/** Turns of talk that wants nothing of Baton. */
type Talk = Readonly<Record<'smalltalk' | 'thanks' | 'greetings', readonly TurnPattern[]>>;

/** What the turns have taught, kept so that it need not be learned again. */
export interface KeptTurns {
  /** Of what was learned from: see `lessonsKey`. */
  key: number;
  questions: Learned;
  orders: Learned;
}

/** Another number if what turns teach may be another: for another phrasebook, or commands that declare something else. */
export function lessonsKey(phrasebook: unknown, commands: readonly Declaration[]): number {
  const declared = commands.map(({ name, aliases, args }) => [
    name,
    aliases,
    Object.entries(args).map(([arg, { type }]) => [arg, type]),
  ]);
  return hashOf(JSON.stringify([phrasebook, declared]));
}

/** A model that is made when it is first needed: learning takes a moment. */
export function learnedOnce(learn: () => TurnModel): () => TurnModel {
  let model: TurnModel | undefined;
  return () => {
    model ??= learn();
    return model;
  };
}

/** What questions mean. */
export function learnedQuestions(
  entries: readonly Turn[],
  gists: readonly Cues[],
  talk: Talk,
  kept?: Learned,
): TurnModel {
  const questions = entries.filter(({ mood, isName }) => mood === 'question' && !isName);
  const lessons = [
    ...questions.map((entry) => ({ ...entry, meant: entry })),
    ...askedReports(entries),
    ...gists.flatMap((gist) => gist.cues.map((pattern) => cueLesson(pattern, gist))),
    ...nothingMeant(entries, talk),
  ];
  return new TurnModel(lessons, kept);
}

/** What orders, reports and wishes mean. */
export function learnedOrders(entries: readonly Turn[], gists: readonly Cues[], talk: Talk, kept?: Learned): TurnModel {
  const orders = entries.filter(({ mood, isName }) => mood !== 'question' && !isName);
  const lessons = [
    ...orders.map((entry) => ({ ...entry, meant: entry })),
    ...gists.flatMap((gist) => gist.cues.map((pattern) => cueLesson(pattern, gist))),
    ...nothingMeant(entries, talk),
  ];
  return new TurnModel(lessons, kept);
}

/** Talk that wants nothing of Baton. */
function nothingMeant([some]: readonly Turn[], { smalltalk, thanks, greetings }: Talk): Lesson[] {
  if (!some) return [];
  const { command } = some;
  return [...smalltalk, ...thanks, ...greetings].map((pattern) => ({ pattern, command, meant: undefined }));
}

function cueLesson(pattern: TurnPattern, gist: Cues): Lesson {
  const { command, needs } = gist;
  return { pattern, command, meant: gist, besides: needs.flatMap((name) => maskOf(name, command.args[name]) ?? []) };
}

/** Changes whose reports, if they are asked, ask how a thing stands: "data done?" */
const STATES: ReadonlySet<string> = new Set(['done', 'start', 'block', 'unblock', 'at-risk', 'reopen', 'skip', 'drop']);

function askedReports(entries: readonly Turn[]): Lesson[] {
  const state = entries.find(({ command, args }) => command.name === 'about' && args.what === 'state');
  const reports = entries.filter(({ mood, command }) => mood === 'report' && STATES.has(command.name));
  return state ? reports.map((entry) => ({ ...entry, meant: state })) : [];
}
