/** Work in progress by its age, against how long such stages took this team before. Pure. */
import type { Carry } from './carry.js';
import { type Fact, minutesBetween } from './facts.js';
import { FEWEST_FACTS, isOfSeveral } from './measure.js';
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

/** All stages under way, those that took longest for their kind first. @param passesOf how long stages of a key took */
export function agedStages(
  projects: readonly { project: string; carry: Carry; isMadeUp: boolean }[],
  keyOf: (stage: string) => string | undefined,
  passesOf: (key: string) => readonly Fact[],
  now: number,
): Aged[] {
  const aged = projects.flatMap(({ project, carry, isMadeUp }) =>
    Object.entries(carry.stages).flatMap(([stage, { key: then, state, begun, dropped }]): Aged[] => {
      const key = keyOf(stage) ?? then;
      if (carry.archived !== null || dropped || begun === null || !isUnderWayState(state) || isOngoing(key)) return [];
      const passes = passesOf(key);
      const age = minutesBetween(begun, now);
      const isTold = passes.length >= FEWEST_FACTS && (isMadeUp || isOfSeveral(passes));
      const shorter = passes.filter(({ amount }) => amount < age).length;
      return [{ project, stage, age, n: passes.length, olderThan: isTold ? shorter / passes.length : undefined }];
    }),
  );
  return aged.sort((a, b) => (b.olderThan ?? -1) - (a.olderThan ?? -1) || b.age - a.age);
}
