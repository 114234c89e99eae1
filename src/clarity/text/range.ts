/** Parts of a text. */
import type { TextToken } from './tokens.js';

/** Part of a text in UTF-16 units, the end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** Where the first of some tokens starts; 0 without tokens. */
export const startOf = (tokens: readonly TextToken[]): number => tokens[0]?.start ?? 0;

/** Where the last of some tokens ends; 0 without tokens. */
export const endOf = (tokens: readonly TextToken[]): number => tokens.at(-1)?.end ?? 0;

/** The part of the text that tokens cover. */
export const rangeOf = (tokens: readonly TextToken[]): TextRange => ({ start: startOf(tokens), end: endOf(tokens) });
