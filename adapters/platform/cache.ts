/** What platforms have told, kept in memory for a while. */
import type { Clock } from '../../src/ports.js';

const REMEMBERED = 50_000;
/** How long something is taken from memory before the store is asked again. */
const TRUSTED_MS = 10 * 60_000;

/** A map that forgets what was not asked for longest, and everything after a while: another copy may have learnt better. */
export class Memory<V> {
  private readonly kept = new Map<string, { value: V; at: number }>();

  constructor(private readonly clock: Clock) {}

  get(key: string): V | undefined {
    const found = this.kept.get(key);
    return found && this.clock.now() - found.at < TRUSTED_MS ? found.value : undefined;
  }

  set(key: string, value: V): void {
    this.kept.delete(key);
    this.kept.set(key, { value, at: this.clock.now() });
    const [oldest] = this.kept.keys();
    if (this.kept.size > REMEMBERED && oldest !== undefined) this.kept.delete(oldest);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }
}
