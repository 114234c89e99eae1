/** Corrects a mistyped word if one word of the phrasebook is clearly meant. */
import { typoOf } from '../model/names.js';
import type { Phrasebook } from './phrasebook.js';
import type { Token } from './tokens.js';

/** Most words that are compared: a mistyped command stands in front. */
const MOST_COMPARED = 6;

/** The tokens with one word corrected, or the two of a name; undefined if none can be. */
export function corrected(
  tokens: readonly Token[],
  { words, known, byFirst, names }: Phrasebook,
): { tokens: Token[]; word: string; isGuess: boolean } | undefined {
  const [first, second] = tokens;
  const isCommand = byFirst.has(first?.fold ?? '');
  const pair =
    first && second && !isCommand
      ? typoOf(
          `${first.fold} ${second.fold}`,
          names.filter((name) => name.includes(' ')),
        )
      : undefined;
  if (pair !== undefined) return { tokens: withWords(tokens, pair.split(' ')), word: pair, isGuess: false };
  const single = names.filter((name) => !name.includes(' '));
  const firsts = [...byFirst.keys()].filter((word) => word.length > 3);
  for (let i = 0; i < Math.min(tokens.length, MOST_COMPARED); i += 1) {
    const token = tokens[i];
    // Alone, even a word that turns use elsewhere can be a mistyped command: "stats".
    const isKnown = i === 0 ? tokens.length > 1 && byFirst.has(token?.fold ?? '') : words.has(token?.fold ?? '');
    // "my vote: …" is a heading, and not "note" mistyped.
    const isHeading = tokens[i + 1]?.fold === ':';
    const isShort = token?.fold.length === 3;
    if (token?.is !== 'word' || token.fold.length < 3 || isKnown || isHeading || (isShort && known.has(token.fold)))
      continue;
    const alike = firsts.filter((word) => word[0] === token.fold[0]);
    const sets = [...(i === 0 ? [single] : []), alike, firsts, [...words]];
    const meant = isShort ? withoutLetter : typoOf;
    const word = sets.map((set) => meant(token.fold, set)).find((one) => one !== undefined);
    if (word !== undefined)
      return { tokens: tokens.map((one, at) => (at === i ? { ...one, fold: word } : one)), word, isGuess: isShort };
  }
  return undefined;
}

/** "mrk" for "mark": the one word of four letters that lacks a letter behind its first. */
function withoutLetter(word: string, candidates: readonly string[]): string | undefined {
  const isMeant = (one: string) =>
    one.length === word.length + 1 && [1, 2, 3].some((i) => `${one.slice(0, i)}${one.slice(i + 1)}` === word);
  const [only, more] = [...new Set(candidates)].filter(isMeant);
  return more === undefined ? only : undefined;
}

const withWords = (tokens: readonly Token[], words: readonly string[]): Token[] =>
  tokens.map((token, i) => ({ ...token, fold: words[i] ?? token.fold }));
