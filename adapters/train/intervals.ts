/** How far a figure could be off because of the groups that happen to be in a sample. */
import { seededRandom } from './random.js';

const ROUNDS = 400;
const SEED = 7;
/** Of the samples, so many fall below the range, and as many above. */
const TAIL = 0.05;

/** Counts of one group: right and given, or found and wanted. */
export interface Share {
  part: number;
  whole: number;
}

/** The range in which the share falls in nine of ten samples of groups, drawn with replacement. NaN for nothing at all. */
export function shareInterval(groups: readonly Share[]): [low: number, high: number] {
  const chance = seededRandom(SEED);
  const shares = Array.from({ length: ROUNDS }, () => {
    const drawn = groups.map(() => groups[Math.floor(chance() * groups.length)]);
    const whole = drawn.reduce((sum, one) => sum + (one?.whole ?? 0), 0);
    return drawn.reduce((sum, one) => sum + (one?.part ?? 0), 0) / whole;
  }).filter((share) => !Number.isNaN(share));
  shares.sort((a, b) => a - b);
  const at = (share: number) => shares[Math.floor(share * shares.length)] ?? Number.NaN;
  return [at(TAIL), at(1 - TAIL)];
}
