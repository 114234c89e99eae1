/** Matches a compiled pattern against the tokens of a sentence. */
import { bitsAt } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import type { Pattern } from './pattern.js';

/** What a pattern matched, as indices of tokens, ends exclusive. */
export interface PatternMatch {
  from: number;
  to: number;
  /** The part that the finding points at. */
  markFrom: number;
  markTo: number;
}

/** The longest match that starts at token `from`; undefined if there is none. `classes` are the word classes by index. */
export function matchPattern(
  pattern: Pattern,
  tokens: readonly TextToken[],
  classes: readonly number[],
  from: number,
): PatternMatch | undefined {
  if (pattern.atStart && from !== 0) return undefined;
  const [opening] = pattern.elements;
  const token = tokens[from];
  if (opening?.min === 1 && (token === undefined || !opening.accepts(token, bitsAt(classes, from)))) return undefined;
  const ends: number[] = [];
  const to = matchElements(pattern, tokens, classes, 0, from, ends);
  if (to === undefined) return undefined;
  const [first, last] = pattern.mark;
  const endOf = (element: number) => ends[element] ?? to;
  return { from, to, markFrom: first === 0 ? from : endOf(first - 1), markTo: endOf(last - 1) };
}

/** Matches the elements from index `i` on, greedily with backtracking; notes in `ends` where each one ends. @returns the end */
function matchElements(
  pattern: Pattern,
  tokens: readonly TextToken[],
  classes: readonly number[],
  i: number,
  at: number,
  ends: number[],
): number | undefined {
  const element = pattern.elements[i];
  if (element === undefined) return pattern.atEnd && !onlyPunctuation(tokens, at) ? undefined : at;
  let reach = at;
  for (let token = tokens[reach]; token !== undefined && reach - at < element.max; token = tokens[reach]) {
    if (!element.accepts(token, bitsAt(classes, reach))) break;
    reach++;
  }
  for (let end = reach; end >= at + element.min; end--) {
    ends[i] = end;
    const whole = matchElements(pattern, tokens, classes, i + 1, end, ends);
    if (whole !== undefined) return whole;
  }
  return undefined;
}

function onlyPunctuation(tokens: readonly TextToken[], from: number): boolean {
  return tokens.slice(from).every(({ kind }) => kind === 'punct' || kind === 'emoji');
}
