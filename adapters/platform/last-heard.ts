/** When a platform was last heard from: kept now and then, told on the start page, so that silence is seen. */
import type { Text } from '../../src/model/text.js';
import type { Clock, Say } from '../../src/ports.js';

const EVERY_MS = 60_000;

/** What the store keeps of it, for all copies. */
export interface Kept {
  heard(workspace: string, at: number): Promise<void>;
  heardAt(workspace: string): Promise<number>;
}

export class LastHeard {
  private readonly known = new Map<string, number>();

  constructor(private readonly parts: { kept: Kept; clock: Clock; say: Say; fault(error: unknown): void }) {}

  /** A message was heard in a workspace. */
  note(workspace: string): void {
    const { kept, clock, fault } = this.parts;
    const now = clock.now();
    if (now - (this.known.get(workspace) ?? 0) < EVERY_MS) return;
    this.known.set(workspace, now);
    kept.heard(workspace, now).catch(fault);
  }

  /** One line on how long ago that was. */
  async line(workspace: string): Promise<Text> {
    const { kept, clock, say } = this.parts;
    const at = Math.max(this.known.get(workspace) ?? 0, await kept.heardAt(workspace));
    if (at === 0) return say('home-heard-never');
    const ms = clock.now() - at;
    if (ms < 120_000) return say('home-heard-now');
    if (ms < 7_200_000) return say('home-heard', { ago: say('for-minutes', { n: Math.floor(ms / 60_000) }) });
    if (ms < 172_800_000) return say('home-heard', { ago: say('for-hours', { n: Math.floor(ms / 3_600_000) }) });
    return say('home-heard', { ago: say('for-days', { n: Math.floor(ms / 86_400_000) }) });
  }
}
