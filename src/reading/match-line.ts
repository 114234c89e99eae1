/** The text against which turns are matched. */
import type { FoundThings } from './combine-things.js';
import type { Token } from './tokens.js';

/** The text that is matched. */
export interface Line {
  tokens: readonly Token[];
  found: FoundThings;
  /** Tokens of no weight. */
  isNoise(at: number): boolean;
  /** Words such as "maybe", which make a turn unsure but do not break it. */
  isUnsure(at: number): boolean;
  /** Whether a verb stands here as "giving" does in "how about giving it to bo". */
  isGerund(at: number): boolean;
  /** Whether a name ends in front of a token that is as much as "dana's". */
  isOwning(at: number): boolean;
  /** Steps that may still be taken on this text: then nothing more matches. */
  budget: { steps: number };
}

/** Most words of no weight in a row that are passed over. */
export const MOST_PASSED = 6;
