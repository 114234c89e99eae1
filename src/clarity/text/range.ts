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

/** Whether two parts share something. */
export const overlap = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

/** Those of some ranges, in order and disjoint, that share something with a part of the text. */
export function rangesIn<R extends TextRange>(ranges: readonly R[], { start, end }: TextRange): R[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  let behind = low;
  while ((ranges[behind]?.start ?? end) < end) behind++;
  return ranges.slice(low, behind);
}
