/** Turns that begin with a thing, found by a word that they need further on: the others need not be tried at each text. */
import { wordStem } from './alike.js';
import type { Line } from './match-line.js';
import type { Part } from './pattern.js';
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

function neededInOne({ turns, optional }: Extract<Part, { is: 'turns' }>): ReadonlySet<string> | undefined {
  const each = optional ? [undefined] : turns.map(neededIn);
  const all = each.flatMap((words) => (words ? [...words] : []));
  return each.every((words) => words) ? new Set(all) : undefined;
}
