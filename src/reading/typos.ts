/** Corrects a mistyped word if one word of the phrasebook is clearly meant. */
import { typoOf } from '../model/names.js';
import type { Phrasebook } from './phrasebook.js';
import type { Token } from './tokens.js';

/** Most words that are compared: a mistyped command stands in front. */
const MOST_COMPARED = 6;

/** Tokens with one word corrected, and what it was read as. */
interface Corrected {
  tokens: Token[];
  word: string;
  isGuess: boolean;
}

/**
 * The tokens with one word corrected, or the two of a name; undefined if none can be.
 * @param isNamed whether a token begins the very name of a thing: "deployment" is not "deployments" mistyped
 */
export function corrected(
  tokens: readonly Token[],
  book: Phrasebook,
  isNamed: (at: number) => boolean,
): Corrected | undefined {
  const pair = namedPair(tokens, book);
  if (pair !== undefined) return { tokens: withWords(tokens, pair.split(' ')), word: pair, isGuess: false };
  const single = book.names.filter((name) => !name.includes(' '));
  const firsts = [...book.byFirst.keys()].filter((word) => word.length > 3);
  for (let i = 0; i < Math.min(tokens.length, MOST_COMPARED); i += 1) {
    const token = tokens[i];
    if (!token || isNamed(i) || !mayBeMistyped(tokens, i, book)) continue;
    const alike = firsts.filter((word) => word[0] === token.fold[0]);
    const sets = [...(i === 0 ? [single] : []), alike, firsts, [...book.words]];
    const isShort = token.fold.length === SHORT;
    const meant = isShort ? withoutLetter : typoOf;
    const word = sets.map((set) => meant(token.fold, set)).find((one) => one !== undefined);
    if (word !== undefined)
      return { tokens: tokens.map((one, at) => (at === i ? { ...one, fold: word } : one)), word, isGuess: isShort };
  }
  return undefined;
}

/** The name of two words that the first two tokens are meant for. */
function namedPair([first, second]: readonly Token[], { byFirst, names }: Phrasebook): string | undefined {
  if (!first || !second || byFirst.has(first.fold)) return undefined;
  const pairs = names.filter((name) => name.includes(' '));
  return typoOf(`${first.fold} ${second.fold}`, pairs);
}

function mayBeMistyped(tokens: readonly Token[], at: number, { byFirst, known, words }: Phrasebook): boolean {
  const { is, fold = '' } = tokens[at] ?? {};
  // Alone, even a word that turns use elsewhere can be a mistyped command: "stats".
  const isKnown = at === 0 ? tokens.length > 1 && byFirst.has(fold) : words.has(fold);
  // "my vote: …" is a heading, and not "note" mistyped.
  const isHeading = tokens[at + 1]?.fold === ':';
  return is === 'word' && fold.length >= SHORT && !isKnown && !isHeading && !(fold.length === SHORT && known.has(fold));
}

/** Letters of the shortest word that can be mistyped. */
const SHORT = 3;

/** "mrk" for "mark": the one word of four letters that lacks a letter behind its first. */
function withoutLetter(word: string, candidates: readonly string[]): string | undefined {
  const isMeant = (one: string) =>
    one.length === word.length + 1 && [1, 2, 3].some((i) => `${one.slice(0, i)}${one.slice(i + 1)}` === word);
  const [only, more] = [...new Set(candidates)].filter(isMeant);
  return more === undefined ? only : undefined;
}

const withWords = (tokens: readonly Token[], words: readonly string[]): Token[] =>
  tokens.map((token, i) => ({ ...token, fold: words[i] ?? token.fold }));
