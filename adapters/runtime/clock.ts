/** Clocks of a running Baton. */
import type { Clock } from '../../src/ports/clock.js';
import type { StoreClock } from '../store/clock.js';

/** The time of the operating system, for what has no store. */
export const systemClock: Clock = { now: () => Date.now() };

/** How often the store's clock is compared with its database. Each event that is handled compares it too. */
const LOOK_EVERY_MS = 10_000;

/** Keeps a clock with its database. @returns a function that ends it */
export function keepTime(clock: StoreClock): () => void {
  // A database that is away is noticed elsewhere; the clock goes on by itself.
  const timer = setInterval(() => void clock.look().catch(() => {}), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
