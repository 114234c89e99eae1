/** Finds each pattern once at each place: a text is cut into clauses in many ways, and each of them asks again. */
import { mayBegin } from './beginnings.js';
import { type Match, matchesAnyEnd, matchesUpTo, type SlotRules } from './match.js';
import type { Line } from './match-line.js';
import { saysNeeded } from './needed-words.js';
import type { TurnPattern } from './pattern.js';

/** What is known of a pattern at one place. */
interface Known {
  rules: SlotRules;
  /** If the end does not matter. */
  all: readonly Match[] | undefined;
  /** If it does: by the end. */
  upTo?: Map<number, readonly Match[]>;
}

const knownIn = new WeakMap<Line, Map<TurnPattern, Map<number, Known>>>();

/** The ways in which a pattern fits the tokens from `from`, at most up to `end`. */
export function matches(
  line: Line,
  pattern: TurnPattern,
  from: number,
  end: number,
  rules: SlotRules,
): readonly Match[] {
  if ((pattern.first && !mayBegin(line, pattern.first, from)) || !saysNeeded(line, pattern)) return NONE;
  const known = knownAt(line, pattern, from, rules);
  if (known.all) return known.all.length === 0 ? NONE : known.all.filter(({ to }) => to <= end);
  known.upTo ??= new Map<number, readonly Match[]>();
  const found = known.upTo.get(end) ?? matchesUpTo(line, pattern, from, end, rules);
  known.upTo.set(end, found);
  return found;
}

const NONE: readonly Match[] = [];

/** Asked with other rules than the last time, which is rare, it is found again. */
function knownAt(line: Line, pattern: TurnPattern, from: number, rules: SlotRules): Known {
  const patterns = knownIn.get(line) ?? new Map<TurnPattern, Map<number, Known>>();
  knownIn.set(line, patterns);
  const places = patterns.get(pattern) ?? new Map<number, Known>();
  patterns.set(pattern, places);
  const known = places.get(from);
  if (known?.rules === rules) return known;
  if (line.budget.steps < 0) return { rules, all: NONE };
  const found: Known = { rules, all: matchesAnyEnd(line, pattern, from, rules) };
  places.set(from, found);
  return found;
}
