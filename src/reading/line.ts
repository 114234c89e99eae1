/** A line of tokens with what is asked of them again and again: each is found out once. */
import type { Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import type { Saying } from './saying.js';
import { longestAt, orWords, reachesEnd, riderAt, standsAt } from './stance.js';

/** Marks behind a thing in front: "training: blocked", "#2 - due friday". */
const HEADING_ENDS: ReadonlySet<string> = new Set([':', '-', '–', '—']);
/** The same in a command, where the others belong to its grammar: "training -> done". */
const POINTING: ReadonlySet<string> = new Set(['→', '=']);

/** The line that a text makes. */
export function lineOf(
  saying: Saying,
  { tokens, found, budget }: Pick<Spoken, 'tokens' | 'found' | 'budget'>,
  book: Phrasebook,
): Spoken {
  const isOf = (words: ReadonlySet<string>, at: number) =>
    tokens[at]?.is === 'word' && words.has(tokens[at]?.fold ?? '');
  const { frames } = book;
  // "training: blocked" is as much as "training blocked"
  const isHeading = (at: number) =>
    (POINTING.has(tokens[at]?.fold ?? '') || (HEADING_ENDS.has(tokens[at]?.fold ?? '') && !saying.isStrict)) &&
    (found.get(0)?.some(({ to, sure }) => sure > 1 && to === at) ?? false);
  // "A", if something is called so
  const isName = (at: number) =>
    tokens[at]?.text !== tokens[at]?.fold && found.get(at)?.some(({ to, sure }) => sure === 3 && to === at + 1);
  const owning = new Set([...found.values()].flat().flatMap(({ to, genitive }) => (genitive ? [to] : [])));
  const line: Spoken = {
    ...{ text: saying.text, today: saying, isStrict: saying.isStrict, tokens, found, budget },
    // "@bo" that the platform has made no mention of.
    isNoise: once(
      tokens.length,
      (at) => (isOf(book.noise, at) && !isName(at)) || tokens[at]?.text === '@' || isHeading(at),
    ),
    isUnsure: once(tokens.length, (at) => isOf(book.unsure, at)),
    isGerund: once(
      tokens.length,
      (at) =>
        (tokens[at]?.fold.endsWith('ing') ?? false) &&
        book.wordLists.has('beforeGerund', tokens[at - 1]?.fold) &&
        !found.get(at)?.some(({ sure }) => sure === 3),
    ),
    says: (at, list) => tokens[at]?.is !== 'quoted' && book.wordLists.has(list, tokens[at]?.fold),
    isOwning: (at) => owning.has(at),
    isCondition: once(tokens.length, (at) => standsAt(line, frames.conditions, at, at + 4) !== undefined),
    riderAt: (at, end) => riderAt(line, frames, at, end),
    leadAt: (at, end) => longestAt(line, frames.leads, at, end),
    isPlaceholder: (at, end) => !saying.isStrict && reachesEnd(line, frames.placeholders, at, end),
    tailAt: (at, end) => standsAt(line, frames.tails, at, end, orWords) ?? standsAt(line, frames.thanks, at, end),
  };
  return line;
}

/** Remembers what is found out about each place. Beyond the end it is false. */
function once(length: number, find: (at: number) => boolean): (at: number) => boolean {
  const known = new Int8Array(length);
  return (at) => {
    if (at < 0 || at >= length) return false;
    if (known[at] === 0) known[at] = find(at) ? 1 : -1;
    return known[at] === 1;
  };
}
