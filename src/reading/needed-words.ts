/** Turns found by a word that they need somewhere: the others need not be tried at each text. */
import { wordStem } from './alike.js';
import type { Line } from './match-line.js';
import type { Part, TurnPattern } from './pattern.js';
import type { Entry } from './phrasebook.js';

/** Turns by the words of which each needs one, and by the stems of these, as places in their list. */
interface ByNeed {
  places: ReadonlyMap<string, readonly number[]>;
  stems: ReadonlyMap<string, readonly number[]>;
  /** Those that need no word for certain. */
  free: readonly number[];
}

const indexes = new WeakMap<readonly Entry[], ByNeed>();

const foundIn = new WeakMap<Line, { entries: readonly Entry[]; those: readonly Entry[] }>();

/**
 * Those of the turns of which a needed word is said, in their order. A turn that is left out fits nowhere in the line. A line is
 * read from many places, each time with the same turns: they are looked up once.
 */
export function thoseWithTheirWords(line: Line, entries: readonly Entry[]): readonly Entry[] {
  const known = foundIn.get(line);
  if (known?.entries === entries) return known.those;
  const those = lookUp(line, entries);
  foundIn.set(line, { entries, those });
  return those;
}

/** What is said in a line: its words and the stems of those such as "giving", and which turns can fit it by that. */
interface Said {
  folds: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  canFit: Map<TurnPattern, boolean>;
}

const saidIn = new WeakMap<Line, Said>();

/** Whether a word that a turn needs is said anywhere in a line. Without it, the turn fits nowhere. */
export function saysNeeded(line: Line, pattern: TurnPattern): boolean {
  const said = saidIn.get(line) ?? lookForSaid(line);
  saidIn.set(line, said);
  const known = said.canFit.get(pattern);
  if (known !== undefined) return known;
  const canFit = isSaid(said, neededBy(pattern));
  said.canFit.set(pattern, canFit);
  return canFit;
}

function lookForSaid({ tokens, isGerund, isOwning }: Line): Said {
  const folds = new Set(tokens.flatMap(({ fold }) => (fold === "'s" ? [fold, 'is', 'has'] : [fold])));
  if ([...tokens, undefined].some((_, at) => isOwning(at))) folds.add("'s");
  const stems = new Set(tokens.flatMap(({ fold }, at) => (isGerund(at) ? [wordStem(fold)] : [])));
  return { folds, stems, canFit: new Map() };
}

function isSaid({ folds, stems }: Said, needed: ReadonlySet<string> | undefined): boolean {
  if (!needed) return true;
  for (const word of needed) if (folds.has(word) || (stems.size > 0 && stems.has(wordStem(word)))) return true;
  return false;
}

const neededWords = new WeakMap<TurnPattern, { words: ReadonlySet<string> | undefined }>();

function neededBy(pattern: TurnPattern): ReadonlySet<string> | undefined {
  const known = neededWords.get(pattern) ?? { words: neededIn(pattern.parts) };
  neededWords.set(pattern, known);
  return known.words;
}

function lookUp({ tokens, isGerund, isOwning }: Line, entries: readonly Entry[]): readonly Entry[] {
  const { places, stems, free } = indexOf(entries);
  const found = new Set(free);
  // "danas tasks" is as much as "dana's tasks".
  if ([...tokens, undefined].some((_, at) => isOwning(at)))
    for (const place of places.get("'s") ?? []) found.add(place);
  tokens.forEach(({ fold }, at) => {
    const words = fold === "'s" ? [fold, 'is', 'has'] : [fold];
    for (const place of words.flatMap((word) => places.get(word) ?? [])) found.add(place);
    if (isGerund(at)) for (const place of stems.get(wordStem(fold)) ?? []) found.add(place);
  });
  return [...found].sort((a, b) => a - b).flatMap((place) => entries[place] ?? []);
}

function indexOf(entries: readonly Entry[]): ByNeed {
  const known = indexes.get(entries);
  if (known) return known;
  const [places, stems] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const free: number[] = [];
  entries.forEach(({ pattern }, place) => {
    const needed = neededIn(pattern.parts);
    if (!needed) free.push(place);
    for (const word of needed ?? []) put(places, word, place);
    for (const stem of new Set([...(needed ?? [])].map(wordStem))) put(stems, stem, place);
  });
  const index = { places, stems, free };
  indexes.set(entries, index);
  return index;
}

function put(map: Map<string, number[]>, key: string, place: number): void {
  const known = map.get(key);
  if (known) known.push(place);
  else map.set(key, [place]);
}

/** Words of which one is said wherever the parts fit: the fewest there are, and of as few the last. Undefined if none is needed. */
function neededIn(parts: readonly Part[]): ReadonlySet<string> | undefined {
  let fewest: ReadonlySet<string> | undefined;
  for (const part of parts) {
    const words = part.is === 'word' ? part.words : part.is === 'turns' ? neededInOne(part) : undefined;
    if (words && (!fewest || words.size <= fewest.size)) fewest = words;
  }
  return fewest;
}

/** The words of a class, which stands in many turns, are put together once. */
const neededInTurns = new WeakMap<readonly (readonly Part[])[], { words: ReadonlySet<string> | undefined }>();

function neededInOne({ turns, optional }: Extract<Part, { is: 'turns' }>): ReadonlySet<string> | undefined {
  if (optional) return undefined;
  const known = neededInTurns.get(turns) ?? { words: oneInEach(turns) };
  neededInTurns.set(turns, known);
  return known.words;
}

function oneInEach(turns: readonly (readonly Part[])[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const turn of turns) {
    const words = neededIn(turn);
    if (!words) return undefined;
    for (const word of words) all.add(word);
  }
  return all;
}
