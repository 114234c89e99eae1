/** Waiting in the background. */
import { setTimeout as wait } from 'node:timers/promises';

/** Waits, in ms, as the work in the background does between two calls. Tests pass time instead. */
export type Pause = (ms: number) => Promise<void>;

/** Waits without keeping the program from ending. */
export const pause: Pause = (ms) => wait(ms, undefined, { ref: false });
