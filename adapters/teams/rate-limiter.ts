/** Rate limits over sliding windows, e.g. at most 7 times a second and 60 times in half a minute. */

/** The most times in a period: `[7, 1_000]` is seven times a second. */
type RateWindow = readonly [times: number, ms: number];

/** Old entries are dropped once there are more keys than this. */
const MOST_KEYS = 10_000;

/** Counts what is done under a key, in this process alone. */
export class RateLimiter {
  private readonly times = new Map<string, number[]>();
  private readonly longestMs: number;
  private readonly mostTimes: number;
  private forgetAbove = MOST_KEYS;

  constructor(private readonly windows: readonly RateWindow[]) {
    this.longestMs = Math.max(...windows.map(([, ms]) => ms));
    this.mostTimes = Math.max(...windows.map(([times]) => times));
  }

  /** How long to wait before the next time, in ms; 0 if it can be now. */
  wait(key: string, now: number): number {
    const done = this.times.get(key) ?? [];
    // With a limit of 7 a second, the seventh time before this one has to be a second ago.
    const waits = this.windows.map(([n, ms]) => ms - (now - (done[done.length - n] ?? Number.NEGATIVE_INFINITY)));
    return Math.max(0, ...waits);
  }

  /** Counts one time. */
  take(key: string, now: number): void {
    const done = this.times.get(key) ?? [];
    done.push(now);
    if (done.length > this.mostTimes) done.shift();
    this.times.set(key, done);
    if (this.times.size > this.forgetAbove) this.forget(now);
  }

  /** The more are still needed, the longer until it is looked again: each look goes through all of them. */
  private forget(now: number): void {
    for (const [key, done] of this.times) if ((done.at(-1) ?? 0) < now - this.longestMs) this.times.delete(key);
    this.forgetAbove = Math.max(MOST_KEYS, 2 * this.times.size);
  }
}
