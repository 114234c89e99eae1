/** The model that the phrasebook's turns and what people have said teach: what a sentence in other words means. */

import type { Declaration } from '../commands/declaration.js';
import { hashOf } from '../model/hash.js';
import type { TurnPattern } from './pattern.js';
import { type Learned, type Lesson, type Meant, TurnModel } from './turn-model.js';
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
  meanings: Learned;
}

/** What somebody has said, and what it meant. */
export interface SaidExample {
  /** `none`: nothing that Baton does. */
  act: Meant['act'] | 'none';
  command: string;
  args: Readonly<Record<string, string>>;
  /** Its words, with masks for the things in it. */
  words: readonly string[];
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

/** What teaches. */
interface Taught {
  entries: readonly Turn[];
  gists: Readonly<Record<'questions' | 'others', readonly Cues[]>>;
  talk: Talk;
  examples: readonly SaidExample[];
  commands: readonly Declaration[];
}

/** What sentences mean. @param kept what was learned of the same earlier */
export function learnedMeanings({ entries, gists, talk, examples, commands }: Taught, kept?: Learned): TurnModel {
  const lessons = [
    ...entries.filter(({ isName }) => !isName).map((entry) => ({ ...entry, meant: meantBy(entry) })),
    ...askedReports(entries),
    ...gists.questions.flatMap((gist) => gist.cues.map((pattern) => cueLesson(pattern, gist, 'show'))),
    ...gists.others.flatMap((gist) => gist.cues.map((pattern) => cueLesson(pattern, gist, 'offer'))),
    ...nothingMeant(entries, talk),
    ...examples.flatMap((example) => exampleLesson(example, commands)),
  ];
  return new TurnModel(lessons, kept);
}

/** What a turn means: an order is carried out, what is told of is only offered. */
function meantBy({ command, args, mood }: Turn): Meant {
  if (command.shows || mood === 'question') return { act: 'show', command, args };
  return { act: mood === 'order' || mood === 'terse' ? 'do' : 'offer', command, args };
}

/** What was said for a command that has gone teaches nothing. */
function exampleLesson({ act, command: name, args, words }: SaidExample, commands: readonly Declaration[]): Lesson[] {
  if (act === 'none') return [{ words, meant: undefined }];
  const command = commands.find((declared) => declared.name === name);
  return command ? [{ words, meant: { act, command, args } }] : [];
}

/** Talk that wants nothing of Baton. */
function nothingMeant([some]: readonly Turn[], { smalltalk, thanks, greetings }: Talk): Lesson[] {
  if (!some) return [];
  const { command } = some;
  return [...smalltalk, ...thanks, ...greetings].map((pattern) => ({ pattern, command, meant: undefined }));
}

function cueLesson(pattern: TurnPattern, { command, args, needs }: Cues, act: Meant['act']): Lesson {
  const besides = needs.flatMap((name) => maskOf(name, command.args[name]) ?? []);
  return { pattern, command, meant: { act, command, args }, besides };
}

/** Changes whose reports, if they are asked, ask how a thing stands: "data done?" */
const STATES: ReadonlySet<string> = new Set(['done', 'start', 'block', 'unblock', 'at-risk', 'reopen', 'skip', 'drop']);

function askedReports(entries: readonly Turn[]): Lesson[] {
  const state = entries.find(({ command, args }) => command.name === 'about' && args.what === 'state');
  const reports = entries.filter(({ mood, command }) => mood === 'report' && STATES.has(command.name));
  return state ? reports.map((entry) => ({ ...entry, meant: meantBy(state), besides: ['?'] })) : [];
}
