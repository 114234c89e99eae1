/** Answers of a platform or of the store, kept for a while. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Clock } from '../../src/ports.js';

/** How long an entry lives, and how many there can be. */
interface CacheLimits {
  lifetimeMs?: number;
  max?: number;
}

/** Entries live ten minutes unless told otherwise: another instance may have learnt something newer by then. */
const LIFETIME_MS = 10 * 60_000;
const MOST_ENTRIES = 50_000;

/** A bounded cache whose entries expire. */
export class ExpiringCache<V> {
  private readonly entries: BoundedCache<{ value: V; expiresAt: number }>;
  private readonly lifetimeMs: number;

  constructor(
    private readonly clock: Clock,
    { lifetimeMs = LIFETIME_MS, max = MOST_ENTRIES }: CacheLimits = {},
  ) {
    this.lifetimeMs = lifetimeMs;
    this.entries = new BoundedCache(max);
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    return entry && this.clock.now() < entry.expiresAt ? entry.value : undefined;
  }

  set(key: string, value: V): void {
    this.entries.set(key, { value, expiresAt: this.clock.now() + this.lifetimeMs });
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}

/** Lets callers that ask for the same thing at the same time share one answer. */
export class SharedRequests<V> {
  private readonly running = new Map<string, Promise<V>>();

  /** The answer to `key`: the one on its way, if there is one, or a new one from `ask`. */
  get(key: string, ask: () => Promise<V>): Promise<V> {
    const running = this.running.get(key) ?? ask().finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }
}
