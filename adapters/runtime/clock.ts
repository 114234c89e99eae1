/** The clock of the machine. */
import type { Clock } from '../../src/ports.js';

/** The time of the operating system. */
export const systemClock: Clock = { now: () => Date.now() };
