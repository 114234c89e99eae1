/** Tells open pages that something has changed. They fetch their content again, so a lost signal does no lasting harm. */
export class LiveUpdates {
  private readonly listeners = new Set<() => void>();

  /** @returns a function that stops listening */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Something has changed. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }
}
