/** Work in progress by its age, against how long such stages took this team before. Pure. */
import type { Carry } from './carry.js';
import { type Fact, minutesBetween } from './facts.js';
import { FEWEST_FACTS, isOfSeveral, sorted } from './measure.js';
import { amountsOf } from './sums.js';
import { isOngoing, isUnderWayState } from './under-way.js';

/** A stage under way. */
export interface Aged {
  project: string;
  stage: string;
  /** Minutes since it was begun. */
  age: number;
  /** How many such stages were finished before, and which share of them in less time; undefined if too few or of one person. */
  n: number;
  olderThan: number | undefined;
}

/** All stages under way, those that took longest for their kind first. @param passesOf how long stages of a key took, in any order */
export function agedStages(
  projects: readonly { project: string; carry: Carry; isMadeUp: boolean }[],
  keyOf: (stage: string) => string | undefined,
  passesOf: (key: string) => readonly Fact[],
  now: number,
): Aged[] {
  const pasts = new Map<string, Past>();
  const pastOf = (key: string): Past => {
    const past = pasts.get(key) ?? pastFrom(passesOf(key));
    pasts.set(key, past);
    return past;
  };
  const aged = projects.flatMap(({ project, carry, isMadeUp }) =>
    Object.entries(carry.stages).flatMap(([stage, { key: then, state, begun, dropped }]): Aged[] => {
      const key = keyOf(stage) ?? then;
      if (carry.archived !== null || dropped || begun === null || !isUnderWayState(state) || isOngoing(key)) return [];
      const { amounts, isOfOne } = pastOf(key);
      const [age, n] = [minutesBetween(begun, now), amounts.length];
      const isTold = n >= FEWEST_FACTS && (isMadeUp || !isOfOne);
      return [{ project, stage, age, n, olderThan: isTold ? countBelow(amounts, age) / n : undefined }];
    }),
  );
  return aged.sort((a, b) => (b.olderThan ?? -1) - (a.olderThan ?? -1) || b.age - a.age);
}

/** How long stages of one kind took, the shortest first, and whether they were all one person's. */
interface Past {
  amounts: number[];
  isOfOne: boolean;
}

function pastFrom(passes: readonly Fact[]): Past {
  const past = amountsOf(passes);
  return { amounts: sorted(past.amounts), isOfOne: !isOfSeveral([past]) };
}

/** How many of the sorted numbers are below a limit. */
function countBelow(amounts: readonly number[], limit: number): number {
  let [low, high] = [0, amounts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
