/** Deliveries that wait for the store: some at a time, so that people’s commands get through between them. */

/** How many are worked on at once. */
const AT_ONCE = 8;
/** How much may wait: what comes on top is to come again. */
const MOST_WAITING = 2_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** Work in its turn. */
export class Queue {
  private working = 0;
  private bytes = 0;
  private readonly waiting: (() => void)[] = [];

  /** Whether there is room for a delivery of some size. */
  hasRoom(bytes: number): boolean {
    return this.waiting.length < MOST_WAITING && this.bytes + bytes <= MOST_BYTES;
  }

  /** Does the work in its turn. @param isLate asked when the turn comes: nobody waits for the work any more */
  async run<T>(bytes: number, isLate: () => boolean, work: () => Promise<T>): Promise<T | undefined> {
    this.bytes += bytes;
    if (this.working >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.working += 1;
    try {
      return isLate() ? undefined : await work();
    } finally {
      this.bytes -= bytes;
      const next = this.waiting.shift();
      // The place goes straight to the next one.
      if (next) next();
      else this.working -= 1;
    }
  }
}
