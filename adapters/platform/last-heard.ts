/** When Baton last heard a message in each workspace. The start page says so: silence means that something is wrong. */
import type { Text } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Stored no more often, however many messages are heard. */
const STORED_EVERY_MS = MINUTE_MS;

/** Where it is stored, for all instances. Times in epoch ms; 0 if nothing was heard. */
export interface HeardStore {
  heard(workspace: string, at: number): Promise<void>;
  heardAt(workspace: string): Promise<number>;
}

/** Notes when a message was last heard, and says how long ago that is. */
export class LastHeard {
  /** When this instance last stored a time, by workspace. */
  private readonly storedAt = new Map<string, number>();

  constructor(private readonly parts: { kept: HeardStore; clock: Clock; say: Say; fault(error: unknown): void }) {}

  /** A message was heard. */
  note(workspace: string): void {
    const { kept, clock, fault } = this.parts;
    const now = clock.now();
    if (now - (this.storedAt.get(workspace) ?? 0) < STORED_EVERY_MS) return;
    this.storedAt.set(workspace, now);
    kept.heard(workspace, now).catch(fault);
  }

  /** "Baton last heard a message 3 hours ago": up to two minutes, then minutes, hours or days. */
  async line(workspace: string): Promise<Text> {
    const { kept, clock, say } = this.parts;
    const at = Math.max(this.storedAt.get(workspace) ?? 0, await kept.heardAt(workspace));
    if (at === 0) return say('home-heard-never');
    const ms = clock.now() - at;
    if (ms < 2 * MINUTE_MS) return say('home-heard-now');
    return say('home-heard', { ago: this.duration(ms) });
  }

  private duration(ms: number): Text {
    const { say } = this.parts;
    if (ms < 2 * HOUR_MS) return say('for-minutes', { n: Math.floor(ms / MINUTE_MS) });
    if (ms < 2 * DAY_MS) return say('for-hours', { n: Math.floor(ms / HOUR_MS) });
    return say('for-days', { n: Math.floor(ms / DAY_MS) });
  }
}
