/** Answers of a platform or of the store, kept for a while. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Clock } from '../../src/ports/clock.js';
import { beforeDeadline } from './deadline.js';

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

/** How long an answer lives, how many there are, and how long the next one is waited for, in ms. */
interface LastingLimits<V> {
  lifetimeMs: number;
  max?: number;
  waitMs: number;
  /** Whether an answer from before can still be used. */
  holds?: (answer: V) => boolean;
}

/**
 * Answers of the store that are asked for again after a while. If the store does not give one in time then, the last one holds:
 * without it, nobody could even be told that the store is away.
 */
export class LastingCache<V> {
  private readonly fresh: ExpiringCache<true>;
  private readonly answers: BoundedCache<V>;
  private readonly running = new Map<string, Promise<V | undefined>>();

  constructor(
    clock: Clock,
    private readonly limits: LastingLimits<V>,
  ) {
    const { lifetimeMs, max = MOST_ENTRIES } = limits;
    this.fresh = new ExpiringCache(clock, { lifetimeMs, max });
    this.answers = new BoundedCache(max);
  }

  /** @param ask what holds now; undefined if nothing does any more. It throws if that cannot be said */
  async get(key: string, ask: () => Promise<V | undefined>): Promise<V | undefined> {
    const last = this.last(key);
    if (last !== undefined && this.fresh.get(key)) return last;
    const asking = this.running.get(key) ?? this.asked(key, ask);
    const { waitMs, holds = () => true } = this.limits;
    if (last === undefined || !holds(last)) return asking;
    return beforeDeadline(asking, waitMs).catch(() => this.last(key));
  }

  /** The last answer, however old. */
  last(key: string): V | undefined {
    return this.answers.get(key);
  }

  /** The last answer does not hold any more, nor does one that is on its way. */
  delete(key: string): void {
    this.answers.delete(key);
    this.running.delete(key);
  }

  private asked(key: string, ask: () => Promise<V | undefined>): Promise<V | undefined> {
    const isCurrent = () => this.running.get(key) === asking;
    const asking = ask()
      .then((answer) => {
        if (isCurrent()) this.keep(key, answer);
        return answer;
      })
      .finally(() => isCurrent() && this.running.delete(key));
    this.running.set(key, asking);
    return asking;
  }

  private keep(key: string, answer: V | undefined): void {
    if (answer === undefined) this.answers.delete(key);
    else this.answers.set(key, answer);
    this.fresh.set(key, true);
  }
}
