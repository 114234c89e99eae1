/** Tells open pages that something has changed; they fetch what they show anew, so a missed word is never missed for good. */
export class Live {
  private readonly listeners = new Set<() => void>();

  /** @returns how to stop listening */
  listen(told: () => void): () => void {
    this.listeners.add(told);
    return () => void this.listeners.delete(told);
  }

  changed(): void {
    for (const told of this.listeners) told();
  }

  get size(): number {
    return this.listeners.size;
  }
}
