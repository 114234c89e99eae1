/**
 * The little language in which rules say what they listen for. A pattern is a row of elements, one for each word:
 *
 *   someone      the word itself                 a|b        one of them
 *   {list}       one of a named list             <verb>     a word that can be a verb (see CLASSES)
 *   x?           there or not                    x*         up to four times
 *   ^  $         the start and the end of the sentence (list marker and name in front left out)
 *   [ … ]        the words that the finding points at; without brackets, all that matched
 */
import { CLASS } from '../model/classes.js';
import type { Token } from '../text/tokens.js';

export interface Match {
  /** Indices of tokens: all that matched, `to` not included. */
  from: number;
  to: number;
  /** Those that the finding points at. */
  markFrom: number;
  markTo: number;
}

interface Element {
  accepts: (token: Token, classes: number) => boolean;
  /** The words it is, where it is words: to find it by its first word. */
  words: readonly string[] | undefined;
  min: 0 | 1;
  max: 1 | 4;
}

export interface Pattern {
  source: string;
  elements: readonly Element[];
  atStart: boolean;
  atEnd: boolean;
  mark: [number, number];
}

const MANY = 4;
const CLASSES: Record<string, number> = {
  verb: CLASS.verb,
  participle: CLASS.participle | CLASS.past,
  gerund: CLASS.gerund,
  noun: CLASS.noun | CLASS.plural | CLASS.name,
  adverb: CLASS.adverb,
  adjective: CLASS.adjective,
};

/** Throws an Error that names the pattern and what is wrong with it. */
export function compile(source: string, lists: Readonly<Record<string, readonly string[]>>): Pattern {
  const elements: Element[] = [];
  const mark: [number, number] = [0, Number.POSITIVE_INFINITY];
  let atStart = false;
  let atEnd = false;
  for (const piece of source.trim().split(/\s+/)) {
    if (piece === '^') atStart = true;
    else if (piece === '$') atEnd = true;
    else {
      let element = piece;
      if (element.startsWith('[')) {
        mark[0] = elements.length;
        element = element.slice(1);
      }
      if (element.endsWith(']')) {
        mark[1] = elements.length + 1;
        element = element.slice(0, -1);
      }
      elements.push(elementOf(element, lists, source));
    }
  }
  if (elements.length === 0) throw new Error(`The pattern "${source}" is empty`);
  return { source, elements, atStart, atEnd, mark: [mark[0], Math.min(mark[1], elements.length)] };
}

type Accepts = Element['accepts'];

/** Classes that are more than bits. */
const SPECIAL: Record<string, Accepts> = {
  any: (token) => token.kind !== 'punct',
  person: (token, classes) => token.kind === 'mention' || isPersonName(token, classes),
};

function elementOf(piece: string, lists: Readonly<Record<string, readonly string[]>>, source: string): Element {
  const count = /[?*]$/.exec(piece)?.[0];
  const body = count === undefined ? piece : piece.slice(0, -1);
  const words = new Set<string>();
  const classes: Accepts[] = [];
  for (const part of body === '|' ? [body] : body.split('|')) {
    const named = /^<([a-z]+)>$/.exec(part)?.[1];
    const list = /^\{([a-z-]+)\}$/.exec(part)?.[1];
    if (named !== undefined) classes.push(classNamed(named, source));
    else if (list === undefined) words.add(part);
    else for (const word of listNamed(list, lists, source)) words.add(word);
  }
  return {
    accepts: (token, c) => words.has(token.low) || classes.some((accepts) => accepts(token, c)),
    words: classes.length > 0 ? undefined : [...words],
    min: count === undefined ? 1 : 0,
    max: count === '*' ? MANY : 1,
  };
}

function classNamed(name: string, source: string): Accepts {
  const special = SPECIAL[name];
  if (special !== undefined) return special;
  const bits = CLASSES[name];
  if (bits === undefined) throw new Error(`The pattern "${source}" has <${name}>, which is no class of words`);
  return (token, classes) => token.kind === 'word' && (classes & bits) !== 0;
}

function listNamed(
  name: string,
  lists: Readonly<Record<string, readonly string[]>>,
  source: string,
): readonly string[] {
  const list = lists[name];
  if (list === undefined) throw new Error(`The pattern "${source}" has {${name}}, which is no list`);
  return list;
}

function isPersonName(token: Token, classes: number): boolean {
  return (
    token.kind === 'word' &&
    token.capital &&
    (classes === 0 || (classes & (CLASS.name | CLASS.organization)) === CLASS.name)
  );
}

/** Where the pattern matches from token `from`; the longest reading first. Undefined where it does not. */
export function matchAt(
  pattern: Pattern,
  tokens: readonly Token[],
  classes: readonly number[],
  from: number,
): Match | undefined {
  if (pattern.atStart && from !== 0) return undefined;
  const ends: number[] = [];
  const end = walk(pattern, tokens, classes, 0, from, ends);
  if (end === undefined) return undefined;
  const [first, last] = pattern.mark;
  return {
    from,
    to: end,
    markFrom: first === 0 ? from : (ends[first - 1] as number),
    markTo: ends[last - 1] as number,
  };
}

function walk(
  pattern: Pattern,
  tokens: readonly Token[],
  classes: readonly number[],
  i: number,
  at: number,
  ends: number[],
): number | undefined {
  const element = pattern.elements[i];
  if (element === undefined) return pattern.atEnd && !onlyMarks(tokens, at) ? undefined : at;
  let reach = at;
  while (
    reach - at < element.max &&
    reach < tokens.length &&
    element.accepts(tokens[reach] as Token, classes[reach] as number)
  )
    reach++;
  for (let end = reach; end >= at + element.min; end--) {
    ends[i] = end;
    const whole = walk(pattern, tokens, classes, i + 1, end, ends);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

function onlyMarks(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length; i++)
    if (tokens[i]?.kind !== 'punct' && tokens[i]?.kind !== 'emoji') return false;
  return true;
}

/** Patterns found by a word that they need, so that a sentence meets only those that could match in it. */
export class PatternIndex<T> {
  private readonly byFirst = new Map<string, [Pattern, T][]>();
  /** Those that can begin with any word, by the words of which they need one. */
  private readonly byNeed = new Map<string, [Pattern, T][]>();
  private readonly always: [Pattern, T][] = [];

  add(pattern: Pattern, value: T): void {
    const first = firstWords(pattern);
    const need = pattern.elements.find((e) => e.min === 1 && e.words !== undefined)?.words;
    if (first !== undefined) for (const word of first) put(this.byFirst, word, [pattern, value]);
    else if (need !== undefined) for (const word of need) put(this.byNeed, word, [pattern, value]);
    else this.always.push([pattern, value]);
  }

  /** Every pattern that matches in the sentence, in order of place. */
  matches(tokens: readonly Token[], classes: readonly number[]): { match: Match; value: T }[] {
    const found: { match: Match; value: T }[] = [];
    const tryAt = (entries: Iterable<[Pattern, T]>, at: number) => {
      for (const [pattern, value] of entries) {
        const match = matchAt(pattern, tokens, classes, at);
        if (match !== undefined) found.push({ match, value });
      }
    };
    const anywhere = new Set(this.always);
    for (const { low } of tokens) for (const entry of this.byNeed.get(low) ?? []) anywhere.add(entry);
    for (let at = 0; at < tokens.length; at++) {
      tryAt(this.byFirst.get((tokens[at] as Token).low) ?? [], at);
      tryAt(anywhere, at);
    }
    return found;
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The words that a match can begin with; undefined where it can begin with any. */
function firstWords(pattern: Pattern): Set<string> | undefined {
  const words = new Set<string>();
  for (const element of pattern.elements) {
    if (element.words === undefined) return undefined;
    for (const word of element.words) words.add(word);
    if (element.min === 1) return words;
  }
  return undefined;
}
