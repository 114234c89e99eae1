/** Corrects a mistyped word if one word of the phrasebook is clearly meant. */
import { typoOf } from '../model/names.js';
import type { Phrasebook } from './phrasebook.js';
import type { Token } from './tokens.js';

/** Most words that are compared: a mistyped command stands in front. */
const MOST_COMPARED = 6;

/** The tokens with one word corrected, or the two of a name; undefined if none can be. */
export function corrected(
  tokens: readonly Token[],
  { words, byFirst, names }: Phrasebook,
): { tokens: Token[]; word: string } | undefined {
  const [first, second] = tokens;
  const isCommand = byFirst.has(first?.fold ?? '');
  const pair =
    first && second && !isCommand
      ? typoOf(
          `${first.fold} ${second.fold}`,
          names.filter((name) => name.includes(' ')),
        )
      : undefined;
  if (pair !== undefined) return { tokens: withWords(tokens, pair.split(' ')), word: pair };
  const single = names.filter((name) => !name.includes(' '));
  const firsts = [...byFirst.keys()].filter((word) => word.length > 3);
  for (let i = 0; i < Math.min(tokens.length, MOST_COMPARED); i += 1) {
    const token = tokens[i];
    // Alone, even a word that turns use elsewhere can be a mistyped command: "stats".
    const isKnown = i === 0 ? tokens.length > 1 && byFirst.has(token?.fold ?? '') : words.has(token?.fold ?? '');
    // "my vote: …" is a heading, and not "note" mistyped.
    const isHeading = tokens[i + 1]?.fold === ':';
    if (token?.is !== 'word' || token.fold.length < 4 || isKnown || isHeading) continue;
    const alike = firsts.filter((word) => word[0] === token.fold[0]);
    const sets = [...(i === 0 ? [single] : []), alike, firsts, [...words]];
    const word = sets.map((set) => typoOf(token.fold, set)).find((one) => one !== undefined);
    if (word !== undefined) return { tokens: tokens.map((one, at) => (at === i ? { ...one, fold: word } : one)), word };
  }
  return undefined;
}

const withWords = (tokens: readonly Token[], words: readonly string[]): Token[] =>
  tokens.map((token, i) => ({ ...token, fold: words[i] ?? token.fold }));
