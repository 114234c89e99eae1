/** Which turns can begin at a token: found by their first words, so that the others need not be tried. */
import { wordStem } from './alike.js';
import { type Line, MOST_PASSED } from './match-line.js';
import { saysNeeded } from './needed-words.js';
import type { TurnPattern } from './pattern.js';

/** The words that a turn can begin with at a token: its own, and those behind words that are passed over. */
interface Beginning {
  folds: readonly string[];
  /** Any turn can begin here: a form such as "giving" stands for a word of it. */
  any: boolean;
}

const beginnings = new WeakMap<Line, Map<number, Beginning>>();

function beginningAt(line: Line, from: number): Beginning {
  const known = beginnings.get(line) ?? new Map<number, Beginning>();
  beginnings.set(line, known);
  const found = known.get(from) ?? lookForBeginning(line, from);
  known.set(from, found);
  return found;
}

function lookForBeginning(line: Line, from: number): Beginning {
  const folds: string[] = [];
  for (let at = from; at <= from + MOST_PASSED; at += 1) {
    const fold = line.tokens[at]?.fold ?? '';
    if (line.isGerund(at)) return { folds, any: true };
    folds.push(...(fold === "'s" ? [fold, 'is', 'has'] : [fold]));
    if (!line.isNoise(at) && !line.isUnsure(at)) break;
  }
  return { folds, any: false };
}

/** Whether a turn with these first words can begin at a token. */
export const mayBegin = (line: Line, first: ReadonlySet<string>, from: number): boolean => {
  const { folds, any } = beginningAt(line, from);
  return any || folds.some((fold) => first.has(fold));
};

/** Patterns by the words with which they can begin, as places in their list. */
interface ByFirst {
  places: ReadonlyMap<string, readonly number[]>;
  /** Those that can begin with anything. */
  open: readonly number[];
}

const indexes = new WeakMap<readonly TurnPattern[], ByFirst>();

function indexOf(patterns: readonly TurnPattern[]): ByFirst {
  const known = indexes.get(patterns);
  if (known) return known;
  const places = new Map<string, number[]>();
  const open: number[] = [];
  patterns.forEach(({ first }, place) => {
    if (!first) open.push(place);
    for (const word of first ?? []) places.set(word, [...(places.get(word) ?? []), place]);
  });
  const index = { places, open };
  indexes.set(patterns, index);
  return index;
}

const begun = new WeakMap<Line, Map<readonly TurnPattern[], Map<number, readonly TurnPattern[]>>>();

/** Those of the patterns that can begin at a token, in their order. A place is looked at again and again: each is found once. */
export function thoseThatBegin(line: Line, patterns: readonly TurnPattern[], from: number): readonly TurnPattern[] {
  const lists = begun.get(line) ?? new Map<readonly TurnPattern[], Map<number, readonly TurnPattern[]>>();
  begun.set(line, lists);
  const places = lists.get(patterns) ?? new Map<number, readonly TurnPattern[]>();
  lists.set(patterns, places);
  const known = places.get(from) ?? lookForThose(line, patterns, from);
  places.set(from, known);
  return known;
}

function lookForThose(line: Line, patterns: readonly TurnPattern[], from: number): readonly TurnPattern[] {
  const { folds, any } = beginningAt(line, from);
  if (any) return patterns;
  const { places, open } = indexOf(patterns);
  const found = new Set([...open, ...folds.flatMap((fold) => places.get(fold) ?? [])]);
  const inOrder = [...found].sort((a, b) => a - b);
  return inOrder.flatMap((place) => patterns[place] ?? []).filter((pattern) => saysNeeded(line, pattern));
}

const stems = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Whether "giving" is one of these verbs: "give". "Starting" is not "started". */
export function hasVerb(words: ReadonlySet<string>, gerund: string): boolean {
  const known = stems.get(words) ?? new Set([...words].filter((word) => !word.endsWith('ed')).map(wordStem));
  stems.set(words, known);
  return known.has(wordStem(gerund));
}
