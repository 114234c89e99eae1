/** What decides what is done with a reading, besides the reading itself. */
import type { Clarity } from '../clarity/engine.js';
import type { Declaration } from '../commands/declaration.js';
import type { Around } from './resolve.js';

/** What decides besides the reading. */
export interface Deciding {
  clarity: Clarity;
  around: Around;
  commands: readonly Declaration[];
  isStrict: boolean;
  isUnsure(word: string): boolean;
  /** Whether a word tells that something goes on: "still". */
  isPersisting(word: string): boolean;
}
