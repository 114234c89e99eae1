/** A line of tokens with what is asked of them again and again: each is found out once. */
import type { Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import type { Saying } from './saying.js';
import { endsAt, longestAt, ownershipAt, reachesEnd, riderAt, standsAt } from './stance.js';
import type { Token } from './tokens.js';

/** Marks behind a thing in front: "training: blocked", "#2 - due friday", "training -> done". */
const HEADING_ENDS: ReadonlySet<string> = new Set([':', '-', '–', '—', '→', '=']);

type Found = Pick<Spoken, 'tokens' | 'found' | 'budget'>;

/** The line that a text makes. */
export function lineOf(saying: Saying, { tokens, found, budget }: Found, book: Phrasebook): Spoken {
  const { text, isStrict } = saying;
  const { frames, wordLists } = book;
  const owning = new Set([...found.values()].flat().flatMap(({ to, genitive }) => (genitive ? [to] : [])));
  const each = (find: (at: number) => boolean) => once(tokens.length, find);
  const line: Spoken = {
    ...{ text, today: saying, isStrict, tokens, found, budget },
    isNoise: each(noiseIn(saying, { tokens, found, budget }, book)),
    isUnsure: each((at) => isOneOf(tokens[at], book.unsure)),
    isGerund: each(gerundIn({ tokens, found, budget }, book)),
    says: (at, list) => tokens[at]?.is !== 'quoted' && wordLists.has(list, tokens[at]?.fold),
    isOwning: (at) => owning.has(at),
    isCondition: each((at) => standsAt(line, frames.conditions, at, at + 4) !== undefined),
    riderAt: (at, end) => riderAt(line, frames, at, end),
    ownershipAt: (at, end) => ownershipAt(line, frames, at, end),
    leadAt: (at, end) => longestAt(line, frames.leads, at, end),
    isPlaceholder: (at, end) => !isStrict && reachesEnd(line, frames.placeholders, at, end),
    tailAt: (at, end) => longestOf(endsAt(line, frames.tails, at, end)) ?? standsAt(line, frames.thanks, at, end),
  };
  return line;
}

const isOneOf = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
  token?.is === 'word' && words.has(token.fold);

/** Whether a token is of no weight: an article, the colon of a heading, the "@" of "@bo" that the platform has made no mention of. */
function noiseIn({ isStrict }: Saying, { tokens, found }: Found, { noise }: Phrasebook): (at: number) => boolean {
  // "training: blocked" is as much as "training blocked", and so in a list: "training: 4 dec, evaluation: 18 dec"
  const headed = headingsIn(tokens, found, isStrict);
  const isHeading = (at: number) => headed.has(at) && HEADING_ENDS.has(tokens[at]?.fold ?? '');
  // "A", if something is called so
  const isName = (at: number) =>
    tokens[at]?.text !== tokens[at]?.fold && found.get(at)?.some(({ to, sure }) => sure === 3 && to === at + 1);
  return (at) => (isOneOf(tokens[at], noise) && !isName(at)) || tokens[at]?.text === '@' || isHeading(at);
}

/**
 * Where things end that stand at the beginning or, outside a command, behind a mark; those of further lines only if the first
 * line begins so as well: "standup notes" is followed by what is no order.
 */
function headingsIn(tokens: Found['tokens'], found: Found['found'], isStrict: boolean): ReadonlySet<number> {
  const isList = (found.get(0) ?? []).some(({ to, sure }) => sure > 1 && HEADING_ENDS.has(tokens[to]?.fold ?? ''));
  const isBehind = (at: number) => {
    const before = tokens[at - 1]?.is;
    return !isStrict && (before === 'mark' || (isList && before === 'line'));
  };
  const starts = [...found.keys()].filter((at) => at === 0 || isBehind(at));
  return new Set(starts.flatMap((at) => (found.get(at) ?? []).filter(({ sure }) => sure > 1).map(({ to }) => to)));
}

/** Whether a verb stands at a token as in "thinking of giving it to bo". */
const gerundIn =
  ({ tokens, found }: Found, { wordLists }: Phrasebook) =>
  (at: number): boolean =>
    (tokens[at]?.fold.endsWith('ing') ?? false) &&
    wordLists.has('beforeGerund', tokens[at - 1]?.fold) &&
    !found.get(at)?.some(({ sure }) => sure === 3);

/** Remembers what is found out about each place. Beyond the end it is false. */
function once(length: number, find: (at: number) => boolean): (at: number) => boolean {
  const known = new Int8Array(length);
  return (at) => {
    if (at < 0 || at >= length) return false;
    if (known[at] === 0) known[at] = find(at) ? 1 : -1;
    return known[at] === 1;
  };
}

const longestOf = (ends: readonly number[]): number | undefined => (ends.length > 0 ? Math.max(...ends) : undefined);
