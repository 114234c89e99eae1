/** Keeps the order of what takes time: whoever comes later is done later. */

/** A queue for each key; what has another key goes on beside it. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** What `work` gives, once everything before it under the same key is done, well or not. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key);
    }
  }
}
