/** Patterns by a word that they need, so that a sentence is compared only with those that could match it. */
import type { TextToken } from '../text/tokens.js';
import { matchPattern, type PatternMatch } from './match.js';
import type { Pattern } from './pattern.js';

/** A pattern, and how many tokens of a match can stand in front of the word that it needs. */
interface Entry<T> {
  pattern: Pattern;
  value: T;
  fewestBefore: number;
  mostBefore: number;
}

/** Where in a sentence a match can begin. */
interface Window<T> {
  entry: Entry<T>;
  first: number;
  last: number;
}

/** The patterns that a word calls up. */
interface Called<T> {
  /** Those that can begin with it. */
  first: Entry<T>[];
  /** Those that can begin with any word, and need this one. */
  needed: Entry<T>[];
}

/** Patterns, each with a value that its matches carry. */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, Called<T>>();
  private readonly always: Entry<T>[] = [];

  /** Adds a pattern. */
  add(pattern: Pattern, value: T): void {
    const first = firstWords(pattern);
    const needed = neededElement(pattern);
    const before = pattern.elements.slice(0, needed);
    const fewestBefore = before.reduce((sum, { min }) => sum + min, 0);
    const mostBefore = before.reduce((sum, { max }) => sum + max, 0);
    const entry = { pattern, value, fewestBefore, mostBefore };
    if (first !== undefined) for (const word of first) this.calledBy(word).first.push(entry);
    else if (needed >= 0)
      for (const word of pattern.elements[needed]?.words ?? []) this.calledBy(word).needed.push(entry);
    else this.always.push(entry);
  }

  /** All matches in a sentence, in order of place. `classes` are the word classes of the tokens. */
  matches(tokens: readonly TextToken[], classes: readonly number[]): { match: PatternMatch; value: T }[] {
    const called = tokens.map(({ low }) => this.byWord.get(low));
    const windows = this.windowsIn(called);
    const found: { match: PatternMatch; value: T }[] = [];
    const tryAt = ({ pattern, value }: Entry<T>, at: number) => {
      const match = matchPattern(pattern, tokens, classes, at);
      if (match !== undefined) found.push({ match, value });
    };
    for (let at = 0; at < tokens.length; at++) {
      for (const entry of called[at]?.first ?? []) tryAt(entry, at);
      for (const { entry, first, last } of windows) if (at >= first && at <= last) tryAt(entry, at);
    }
    return found;
  }

  private calledBy(word: string): Called<T> {
    const known = this.byWord.get(word) ?? { first: [], needed: [] };
    this.byWord.set(word, known);
    return known;
  }

  /** Which of the patterns that can begin with any word can match, and where they would begin. */
  private windowsIn(called: readonly (Called<T> | undefined)[]): Window<T>[] {
    const windows = this.always.map((entry) => ({ entry, first: 0, last: entry.pattern.atStart ? 0 : called.length }));
    for (let at = 0; at < called.length; at++)
      for (const entry of called[at]?.needed ?? []) {
        const known = windows.find((window) => window.entry === entry);
        const last = entry.pattern.atStart ? 0 : at - entry.fewestBefore;
        if (known !== undefined) known.last = last;
        else windows.push({ entry, first: at - entry.mostBefore, last });
      }
    return windows;
  }
}

/** The words that a match can begin with; undefined if it can begin with any. */
function firstWords(pattern: Pattern): Set<string> | undefined {
  const words = new Set<string>();
  for (const element of pattern.elements) {
    if (element.words === undefined) return undefined;
    for (const word of element.words) words.add(word);
    if (element.min === 1) return words;
  }
  return undefined;
}

/** Words of which every match has one; undefined if the pattern needs none. */
export function neededWords(pattern: Pattern): readonly string[] | undefined {
  return pattern.elements[neededElement(pattern)]?.words;
}

/** The first element that is not optional and stands for certain words; -1 without one. */
const neededElement = (pattern: Pattern): number =>
  pattern.elements.findIndex(({ min, words }) => min === 1 && words !== undefined);
