/** How long the store is waited for, so that nobody waits for an answer that never comes. */
import { StoreAway, Unsettled } from '../../src/ports/store.js';

/** No work takes so long on a database that answers. */
export const STORE_MS = 10_000;

/** The patience with one piece of work. Once it has run out, the work is not kept, even if the database answers after all. */
export class Patience {
  private isOver = false;
  private isCommitting = false;
  private readonly until: number;

  constructor(private readonly ms: number) {
    this.until = Date.now() + ms;
  }

  /** Waits for the work. @throws StoreAway or, if it was being committed, Unsettled when patience runs out */
  async waitFor<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.end()), this.ms);
    });
    // Whatever comes of it later: nobody waits for it any more.
    work.catch(() => {});
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Called before each step that goes on. @throws StoreAway if patience has run out */
  check(): void {
    // A database that blocks this thread lets no timer go off.
    if (this.isOver || Date.now() > this.until) throw new StoreAway('the store does not answer');
  }

  /** From here on, until the work is done again, the store may keep it without saying so. @throws StoreAway */
  commit(): void {
    this.check();
    this.isCommitting = true;
  }

  /** The work is done again: nothing was committed. */
  again(): void {
    this.isCommitting = false;
  }

  /** What an error means that came after `commit`. @param isSure the database commits all or says why it did not */
  meaning(error: unknown, isSure: boolean): unknown {
    if (!this.isCommitting || isSure) return error;
    return new Unsettled('the commit was not confirmed', { cause: error });
  }

  private end(): Error {
    this.isOver = true;
    return this.isCommitting
      ? new Unsettled('the commit was not confirmed')
      : new StoreAway('the store does not answer');
  }
}
