/** Patterns by a word that they need, so that a sentence is compared only with those that could match it. */
import type { TextToken } from '../text/tokens.js';
import { matchPattern, type PatternMatch } from './match.js';
import type { Pattern } from './pattern.js';

/** Patterns, each with a value that its matches carry. */
export class PatternIndex<T> {
  private readonly byFirstWord = new Map<string, [Pattern, T][]>();
  /** Patterns that can begin with any word, by the words of which they need one. */
  private readonly byNeededWord = new Map<string, [Pattern, T][]>();
  private readonly always: [Pattern, T][] = [];

  /** Adds a pattern. */
  add(pattern: Pattern, value: T): void {
    const first = firstWords(pattern);
    const needed = neededWords(pattern);
    if (first !== undefined) for (const word of first) push(this.byFirstWord, word, [pattern, value]);
    else if (needed !== undefined) for (const word of needed) push(this.byNeededWord, word, [pattern, value]);
    else this.always.push([pattern, value]);
  }

  /** All matches in a sentence, in order of place. `classes` are the word classes of the tokens. */
  matches(tokens: readonly TextToken[], classes: readonly number[]): { match: PatternMatch; value: T }[] {
    const found: { match: PatternMatch; value: T }[] = [];
    const tryAll = (entries: Iterable<[Pattern, T]>, at: number) => {
      for (const [pattern, value] of entries) {
        const match = matchPattern(pattern, tokens, classes, at);
        if (match !== undefined) found.push({ match, value });
      }
    };
    const anywhere = new Set(this.always);
    for (const { low } of tokens) for (const entry of this.byNeededWord.get(low) ?? []) anywhere.add(entry);
    for (const [at, { low }] of tokens.entries()) {
      tryAll(this.byFirstWord.get(low) ?? [], at);
      tryAll(anywhere, at);
    }
    return found;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
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
  return pattern.elements.find(({ min, words }) => min === 1 && words !== undefined)?.words;
}
