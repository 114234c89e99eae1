/** How long things took: half of them, and 85 in 100; and when there are too few to tell, or all of one person. Pure. */
import { quantilesOf } from './statistics.js';
import type { Amounts } from './sums.js';

/** With fewer, nothing is told. */
export const FEWEST_FACTS = 5;
/** What is of one person alone is a figure about that person, and not told. */
export const FEWEST_PEOPLE = 2;

/** What some facts come to. `few`: there are too few. `single`: they are all of one person. Amounts are those of the facts. */
export type Measure = { n: number } & ({ is: 'told'; median: number; p85: number } | { is: 'few' } | { is: 'single' });

/** Whether facts are of enough people for none of them to be told from the others. */
export function isOfSeveral(parts: Iterable<Pick<Amounts, 'people'>>): boolean {
  const all = new Set<string>();
  for (const { people } of parts)
    for (const who of people) {
      all.add(who);
      if (all.size >= FEWEST_PEOPLE) return true;
    }
  return false;
}

/** The numbers, the least first. Many are sorted several times as fast in such a list as in one of anything. */
export const sorted = (amounts: readonly number[]): number[] => Array.from(new Float64Array(amounts).sort());

/** Median and 85th percentile of the amounts. @param isMadeUp they are of the sample project: nobody's work is told */
export function measure(facts: Amounts, isMadeUp = false): Measure {
  const n = facts.amounts.length;
  if (n < FEWEST_FACTS) return { n, is: 'few' };
  if (!isMadeUp && !isOfSeveral([facts])) return { n, is: 'single' };
  const [median = 0, p85 = 0] = quantilesOf(facts.amounts, [0.5, 0.85]);
  return { n, is: 'told', median: Math.round(median), p85: Math.round(p85) };
}

/** How often something happened, unless it was all of one person. @returns undefined then */
export const toldCount = (facts: Amounts, isMadeUp = false): number | undefined =>
  facts.amounts.length > 0 && !isMadeUp && !isOfSeveral([facts]) ? undefined : facts.amounts.length;
