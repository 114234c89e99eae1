/**
 * The pattern language of the rules. A pattern is a sequence of elements, one for each word:
 *
 *   someone      the word itself                 a|b        one of them
 *   {list}       one of a named list             <verb>     a word that can be a verb (see WORD_CLASSES)
 *   x?           optional                        x*         up to four times
 *   ^  $         the start and the end of the sentence, without list marker and leading name
 *   [ … ]        the words that the finding points at; without brackets, all that matched
 */
import { CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';

/** Whether a token with these word classes fits. */
type TokenTest = (token: TextToken, classes: number) => boolean;

/** One element of a pattern. */
interface PatternElement {
  accepts: TokenTest;
  /** The words it stands for; undefined if a word class fits too. */
  words: readonly string[] | undefined;
  min: 0 | 1;
  max: 1 | 4;
}

/** A compiled pattern. */
export interface Pattern {
  elements: readonly PatternElement[];
  atStart: boolean;
  atEnd: boolean;
  /** Indices of the elements that the finding points at, the end exclusive. */
  mark: [number, number];
}

/** Word lists by name. */
type WordLists = Readonly<Record<string, readonly string[]>>;

const REPEATED = 4;
const WORD_CLASSES: Record<string, number> = {
  verb: CLASS.verb,
  present: CLASS.presentS,
  participle: CLASS.participle | CLASS.past,
  gerund: CLASS.gerund,
  noun: CLASS.noun | CLASS.plural | CLASS.name,
  adverb: CLASS.adverb,
  adjective: CLASS.adjective,
};
/** Names in angle brackets that take more than a look at the word classes. */
const TOKEN_TESTS: Record<string, TokenTest> = {
  any: (token) => token.kind !== 'punct',
  person: (token, classes) => token.kind === 'mention' || isPersonName(token, classes),
};

/** Compiles a pattern. @throws Error that quotes the pattern and says what is wrong with it */
export function compilePattern(source: string, lists: WordLists): Pattern {
  // "[^ todo :]" is written where "^ [todo :]" is meant.
  const pieces = source
    .trim()
    .replace(/^\[\^\s+/, '^ [')
    .replace(/\s+\$\]$/, '] $')
    .split(/\s+/);
  const words = pieces.filter((piece) => piece !== '^' && piece !== '$');
  if (words.length === 0 || words[0] === '') throw new Error(`The pattern "${source}" is empty`);
  const first = words.findIndex((word) => word.startsWith('['));
  const last = words.findIndex((word) => word.endsWith(']'));
  return {
    elements: words.map((word) => compileElement(word.replace(/^\[|\]$/g, ''), lists, source)),
    atStart: pieces.includes('^'),
    atEnd: pieces.includes('$'),
    mark: [Math.max(first, 0), last < 0 ? words.length : last + 1],
  };
}

function compileElement(piece: string, lists: WordLists, source: string): PatternElement {
  const quantifier = /[?*]$/.exec(piece)?.[0];
  const body = quantifier === undefined ? piece : piece.slice(0, -1);
  const words = new Set<string>();
  const tests: TokenTest[] = [];
  for (const part of body === '|' ? [body] : body.split('|')) {
    const className = /^<([a-z]+)>$/.exec(part)?.[1];
    const listName = /^\{([a-z-]+)\}$/.exec(part)?.[1];
    if (className !== undefined) tests.push(classTest(className, source));
    else if (listName === undefined) words.add(part);
    else for (const word of wordsOfList(listName, lists, source)) words.add(word);
  }
  return {
    accepts: (token, classes) => words.has(token.low) || tests.some((test) => test(token, classes)),
    words: tests.length > 0 ? undefined : [...words],
    min: quantifier === undefined ? 1 : 0,
    max: quantifier === '*' ? REPEATED : 1,
  };
}

function classTest(name: string, source: string): TokenTest {
  const test = TOKEN_TESTS[name];
  if (test !== undefined) return test;
  const bits = WORD_CLASSES[name];
  if (bits === undefined) throw new Error(`The pattern "${source}" has <${name}>, which is not a word class`);
  return (token, classes) => token.kind === 'word' && (classes & bits) !== 0;
}

function wordsOfList(name: string, lists: WordLists, source: string): readonly string[] {
  const list = lists[name];
  if (list === undefined) throw new Error(`The pattern "${source}" has {${name}}, which is not a list`);
  return list;
}

function isPersonName(token: TextToken, classes: number): boolean {
  return (
    token.kind === 'word' &&
    token.capital &&
    (classes === 0 || (classes & (CLASS.name | CLASS.organization)) === CLASS.name)
  );
}
