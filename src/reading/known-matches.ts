/** Finds each pattern once at each place: a text is cut into clauses in many ways, and each of them asks again. */
import { mayBegin } from './beginnings.js';
import { type Match, matchesAnyEnd, matchesUpTo, type SlotRules } from './match.js';
import type { Line } from './match-line.js';
import type { TurnPattern } from './pattern.js';

/** What is known of a pattern at one place. */
interface Known {
  /** If the end does not matter. */
  all: readonly Match[] | undefined;
  /** If it does: by the end. */
  upTo: Map<number, readonly Match[]>;
}

/** By what can stand in the slots, and by the place where the pattern begins. */
type ByRules = Map<SlotRules, Map<number, Known>>;

const knownIn = new WeakMap<Line, Map<TurnPattern, ByRules>>();

/** The ways in which a pattern fits the tokens from `from`, at most up to `end`. */
export function matches(
  line: Line,
  pattern: TurnPattern,
  from: number,
  end: number,
  rules: SlotRules,
): readonly Match[] {
  if (pattern.first && !mayBegin(line, pattern.first, from)) return [];
  const known = knownAt(line, pattern, from, rules);
  if (known.all) return known.all.filter(({ to }) => to <= end);
  const found = known.upTo.get(end) ?? matchesUpTo(line, pattern, from, end, rules);
  known.upTo.set(end, found);
  return found;
}

function knownAt(line: Line, pattern: TurnPattern, from: number, rules: SlotRules): Known {
  const patterns = knownIn.get(line) ?? new Map<TurnPattern, ByRules>();
  knownIn.set(line, patterns);
  const all: ByRules = patterns.get(pattern) ?? new Map();
  patterns.set(pattern, all);
  const places = all.get(rules) ?? new Map<number, Known>();
  all.set(rules, places);
  const known = places.get(from) ?? { all: matchesAnyEnd(line, pattern, from, rules), upTo: new Map() };
  places.set(from, known);
  return known;
}
