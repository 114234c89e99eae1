/**
 * What tests use one after another instead of making a new one each time. What a test takes, itself or in `beforeEach`, comes back
 * when it has ended; what is taken in `beforeAll` does not. `pool-hooks.ts` says when tests begin and end.
 */

/** How many things lie ready. */
const MOST_FREE = 8;

let running = 0;
let comingBack: (() => void)[] = [];

/** A test begins. */
export function testBegins(): void {
  running += 1;
}

/** A test has ended. Tests that run at the same time give back together what they took, when the last of them has ended. */
export function testEnded(): void {
  running -= 1;
  if (running > 0) return;
  for (const giveBack of comingBack) giveBack();
  comingBack = [];
}

/** Things of one kind. */
export class Pool<T> {
  private readonly free: T[] = [];

  /**
   * @param make makes a new one
   * @param renew makes a used one like a new one
   * @returns whether it is; if not, it is not used again
   */
  constructor(
    private readonly make: () => Promise<T>,
    private readonly renew: (used: T) => boolean,
  ) {}

  /** One like new, for the test that runs. */
  async take(): Promise<T> {
    const one = this.used() ?? (await this.make());
    if (running > 0) comingBack.push(() => this.free.length < MOST_FREE && this.free.push(one));
    return one;
  }

  private used(): T | undefined {
    for (let one = this.free.pop(); one !== undefined; one = this.free.pop()) if (this.renew(one)) return one;
    return undefined;
  }
}
