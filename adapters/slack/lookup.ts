/** Looking up what goes by an id of Slack's: in memory, in the store, and only then at Slack. */
import type { Clock } from '../../src/ports/clock.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';

/** What Slack could not say is not asked again for so long. */
export const UNKNOWN_MS = 60_000;

interface LookupSources<V> {
  clock: Clock;
  /** What the store has. Its name is the id itself if Slack could not say when it was stored. */
  stored(workspace: string, id: string): Promise<V | undefined>;
  /** Whether the store has all there is to know; rows from before it kept everything lack some. */
  isComplete(stored: V): boolean;
  /** What Slack says. */
  asked(workspace: string, id: string): Promise<V | undefined>;
}

/** People or channels, each asked for once however many events need it at the same time. */
export class Lookup<V extends { id: string; name: string }> {
  private readonly cache: ExpiringCache<V>;
  private readonly unknown: ExpiringCache<true>;
  private readonly requests = new SharedRequests<V | undefined>();

  constructor(private readonly sources: LookupSources<V>) {
    this.cache = new ExpiringCache(sources.clock);
    this.unknown = new ExpiringCache(sources.clock, { lifetimeMs: UNKNOWN_MS });
  }

  /** Undefined if nobody knows. */
  async get(workspace: string, id: string): Promise<V | undefined> {
    const key = lookupKey(workspace, id);
    return this.cache.get(key) ?? this.requests.get(key, () => this.find(workspace, id));
  }

  /** What is in memory. */
  cached(workspace: string, id: string): V | undefined {
    return this.cache.get(lookupKey(workspace, id));
  }

  set(workspace: string, value: V): void {
    this.cache.set(lookupKey(workspace, value.id), value);
  }

  delete(workspace: string, id: string): void {
    this.cache.delete(lookupKey(workspace, id));
  }

  private async find(workspace: string, id: string): Promise<V | undefined> {
    const stored = await this.sources.stored(workspace, id);
    if (stored && stored.name !== id && this.sources.isComplete(stored)) {
      this.set(workspace, stored);
      return stored;
    }
    const key = lookupKey(workspace, id);
    if (this.unknown.get(key)) return stored;
    const asked = await this.sources.asked(workspace, id);
    if (asked) this.set(workspace, asked);
    else this.unknown.set(key, true);
    return asked ?? stored;
  }
}

const lookupKey = (workspace: string, id: string): string => `${workspace}/${id}`;
