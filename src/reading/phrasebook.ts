/** What people say for each command: data of `prompts/`, compiled here. */
import type { Declaration } from '../commands/declaration.js';
import { type CompiledFrames, compiledFrames, type Frames, patternsOf } from './frames.js';
import { type KeptTurns, learnedMeanings, learnedOnce, lessonsKey, type SaidExample } from './learned.js';
import { BadPattern, type Classes, type Part, parsePattern, type TurnPattern } from './pattern.js';
import type { Thing } from './things.js';
import { tokenize } from './tokens.js';
import type { TurnModel } from './turn-model.js';
import { WordLists, type WordListsSource } from './word-lists.js';

/**
 * How a turn speaks of a change. `order`: in the imperative. `terse`: a telegram such as "training blocked", an order in a
 * command and a report in a sentence that has more. `report`: what has happened. `wish`: whether it could happen. `question`: to
 * be answered.
 */
export const MOODS = ['order', 'terse', 'report', 'wish', 'question'] as const;
type Mood = (typeof MOODS)[number];

/** The turns of one command, as the file has them. */
interface Turns {
  command: string;
  /** Arguments that these turns imply: `which: unowned`. */
  args: Readonly<Record<string, string>>;
  turns: Partial<Record<Mood, readonly string[]>>;
}

/** Cues of what a clause is about, if no turn fits it. */
interface Gist {
  command: string;
  args: Readonly<Record<string, string>>;
  /** Arguments that must be named. */
  needs: readonly string[];
  cues: readonly string[];
}

/** The file's content. */
export interface PhrasebookSource {
  /** Turns that mean the same, by the name that stands for them in others: `<done>`. A class can use those above it. */
  classes: Readonly<Record<string, readonly string[]>>;
  wordLists: WordListsSource;
  frames: Frames;
  phrases: readonly Turns[];
  /** Of questions, and of everything else. */
  gists: Readonly<Record<'questions' | 'others', readonly Gist[]>>;
  /** How people speak of any stage, person, project or day, and of none in particular: "a task", "somebody". */
  generic: Readonly<Record<'item' | 'person' | 'project' | 'day', readonly string[]>>;
  /** What people have said, and what it meant. */
  examples: readonly SaidExample[];
  /** What was learned of it earlier, and is learned again if it was learned of another. */
  kept?: () => KeptTurns | undefined;
}

/** Slots that no argument takes: somebody, a stage or task, a day, or words that only stand there. */
export const WILD: Readonly<Record<string, readonly Thing['is'][] | null>> = {
  somebody: ['person', 'group'],
  something: ['stage', 'task', 'project'],
  someday: ['day'],
  anything: null,
};

/** One turn, compiled. */
export interface Entry {
  command: Declaration;
  mood: Mood;
  args: Readonly<Record<string, string>>;
  pattern: TurnPattern;
  /** It is a name of the command, which its arguments follow in any order. */
  isName: boolean;
}

/** A gist, compiled. */
interface CompiledGist {
  command: Declaration;
  args: Readonly<Record<string, string>>;
  needs: readonly string[];
  cues: readonly TurnPattern[];
}

/** The compiled phrasebook. */
export interface Phrasebook {
  /** Turns by the word with which they begin; those that can begin with anything under "". */
  byFirst: ReadonlyMap<string, readonly Entry[]>;
  frames: CompiledFrames;
  /** What is meant in other words. */
  meanings(): TurnModel;
  /** To be shown something: "see", "list". */
  seeing: readonly TurnPattern[];
  /** How people speak of any thing of a kind, with its mask. */
  generic: readonly { mask: string; turns: readonly TurnPattern[] }[];
  wordLists: WordLists;
  /** Every word that turns use: what typing errors are compared with. */
  words: ReadonlySet<string>;
  /** Every word of turns and frames, short ones too. */
  known: ReadonlySet<string>;
  /** The names and aliases of commands. */
  names: readonly string[];
  /** The words with which orders begin. */
  verbs: ReadonlySet<string>;
  /** Words of no weight, and words that make a turn unsure. */
  noise: ReadonlySet<string>;
  unsure: ReadonlySet<string>;
}

const cache = new WeakMap<PhrasebookSource, Phrasebook>();

/** Compiles the phrasebook for these commands, once. @throws BadPattern if a turn is of no command or names an unknown argument */
export function phrasebookOf(source: PhrasebookSource, commands: readonly Declaration[]): Phrasebook {
  const known = cache.get(source);
  if (known) return known;
  const made = compiled(source, commands);
  cache.set(source, made);
  return made;
}

function compiled(source: PhrasebookSource, commands: readonly Declaration[]): Phrasebook {
  const classes = classesOf(source);
  const entries = [
    ...source.phrases.flatMap((turns) => entriesOf(turns, commands, classes)),
    ...commands.flatMap(namesOf),
  ];
  const frames = compiledFrames(source.frames, classes);
  const turns = entries.map(({ pattern }) => pattern);
  return {
    ...{ byFirst: byFirstWord(entries), frames, wordLists: new WordLists(source.wordLists) },
    meanings: meaningsOf(source, commands, { classes, entries, frames }),
    seeing: patternsOf(source.classes.see ?? [], classes),
    generic: genericOf(source, classes),
    words: new Set([...wordsOf(turns)].filter((word) => word.length > 3)),
    known: wordsOf([...turns, ...Object.values(frames).flat()]),
    names: entries.filter(({ isName }) => isName).map(({ pattern }) => pattern.source),
    verbs: verbsOf(entries),
    noise: single(frames.noise),
    unsure: single(frames.unsure),
  };
}

function byFirstWord(entries: readonly Entry[]): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const word of entry.pattern.first ?? ['']) {
      const known = byFirst.get(word);
      if (known) known.push(entry);
      else byFirst.set(word, [entry]);
    }
  return byFirst;
}

function meaningsOf(
  source: PhrasebookSource,
  commands: readonly Declaration[],
  { classes, entries, frames }: { classes: Classes; entries: readonly Entry[]; frames: CompiledFrames },
): () => TurnModel {
  const compiledGists = (gists: readonly Gist[]) => gists.map((gist) => gistFrom(gist, commands, classes));
  const gists = { questions: compiledGists(source.gists.questions), others: compiledGists(source.gists.others) };
  const { examples } = source;
  return learnedOnce(() =>
    learnedMeanings({ entries, gists, talk: frames, examples, commands }, keptOf(source, commands)?.meanings),
  );
}

const genericOf = ({ generic }: PhrasebookSource, classes: Classes): Phrasebook['generic'] =>
  Object.entries(generic).map(([kind, turns]) => ({ mask: `{${kind}}`, turns: patternsOf(turns, classes) }));

const verbsOf = (entries: readonly Entry[]): Set<string> =>
  new Set(
    entries.flatMap(({ isName, mood, pattern }) => (isName || mood !== 'order' ? [] : [...(pattern.first ?? [])])),
  );

/** What was learned earlier of this phrasebook and these commands. */
function keptOf({ kept, ...phrasebook }: PhrasebookSource, commands: readonly Declaration[]): KeptTurns | undefined {
  const turns = kept?.();
  return turns?.key === lessonsKey(phrasebook, commands) ? turns : undefined;
}

/** What the turns teach, to be kept for a later `phrasebookOf`. */
export function learnedTurns({ kept: _, ...source }: PhrasebookSource, commands: readonly Declaration[]): KeptTurns {
  const book = phrasebookOf(source, commands);
  return { key: lessonsKey(source, commands), meanings: book.meanings().learned };
}

function classesOf({ classes }: PhrasebookSource): Classes {
  const made = new Map<string, readonly (readonly Part[])[]>();
  for (const [name, turns] of Object.entries(classes))
    made.set(
      name,
      turns.map((source) => parsePattern(source, made).parts),
    );
  return made;
}

function gistFrom(
  { command: name, args, needs, cues }: Gist,
  commands: readonly Declaration[],
  classes: Classes,
): CompiledGist {
  const command = commands.find((declared) => declared.name === name);
  const unknown = [...needs, ...Object.keys(args)].find((arg) => !command || !(arg in command.args));
  if (!command || unknown !== undefined) throw new BadPattern(`gist of ${name}: ${unknown ?? 'no such command'}`);
  const patterns = cues.map((cue) => parsePattern(cue, classes));
  return { command, args, needs, cues: patterns };
}

function entriesOf({ command: name, args, turns }: Turns, commands: readonly Declaration[], classes: Classes): Entry[] {
  const command = commands.find((declared) => declared.name === name);
  if (!command) throw new BadPattern(`command: ${name}`);
  return MOODS.flatMap((mood) =>
    (turns[mood] ?? []).map((source) => {
      const pattern = parsePattern(source, classes);
      for (const slot of [...slotsOf(pattern.parts), ...Object.keys(args)])
        if (!(slot in command.args) && !(slot in WILD)) throw new BadPattern(`slot ${slot} of ${name}: ${source}`);
      return { command, mood, args, pattern, isName: false };
    }),
  );
}

function namesOf(command: Declaration): Entry[] {
  return [command.name, ...command.aliases].map((name) => {
    const parts: Part[] = tokenize(name).map(({ fold }) => ({ is: 'word', words: new Set([fold]) }));
    const [first] = parts;
    const pattern = { source: name, parts, first: first?.is === 'word' ? first.words : undefined, words: parts.length };
    return { command, mood: 'order', args: {}, pattern, isName: true };
  });
}

const single = (patterns: readonly TurnPattern[]): Set<string> =>
  new Set(patterns.flatMap(({ parts: [part, more] }) => (part?.is === 'word' && !more ? [...part.words] : [])));

const slotsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.is === 'slot' ? [part.name] : part.is === 'turns' ? part.turns.flatMap(slotsOf) : []));

/** All words of patterns; those of a class, which many patterns share, are looked at once. */
function wordsOf(patterns: readonly TurnPattern[]): Set<string> {
  const words = new Set<string>();
  const seen = new Set<readonly Part[]>();
  const look = (parts: readonly Part[]): void => {
    if (seen.has(parts)) return;
    seen.add(parts);
    for (const part of parts) {
      if (part.is === 'word') for (const word of part.words) words.add(word);
      else if (part.is === 'turns') part.turns.forEach(look);
    }
  };
  for (const { parts } of patterns) look(parts);
  return words;
}
