/** Which workspaces have messages on their way, and how many of them there are on each platform. */
import type { Busy } from '../store/outbox.js';

/** How many workspaces of one platform may have messages on their way at once: a platform that hangs holds up no other. */
export const MOST_ROUNDS = 50;

/** The rounds that are on their way. */
export class Rounds {
  private readonly running = new Map<string, Promise<void>>();

  /** Begins a workspace's round. @param ended called when it is over */
  begin(workspace: string, round: Promise<void>, ended: () => void): void {
    const whole = round.finally(() => {
      this.running.delete(workspace);
      ended();
    });
    this.running.set(workspace, whole);
  }

  /** Where nothing else can be sent now. */
  busy(): Busy {
    const workspaces = [...this.running.keys()];
    const counts = new Map<string, number>();
    for (const workspace of workspaces) {
      const platform = platformOf(workspace);
      counts.set(platform, (counts.get(platform) ?? 0) + 1);
    }
    const platforms = [...counts].filter(([, n]) => n >= MOST_ROUNDS).map(([platform]) => platform);
    return { workspaces, platforms };
  }

  /** Resolves when all rounds that are on their way now are over. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }
}

/** A workspace's id begins with its platform: "slack:T1". Those of the playground have no platform. */
const platformOf = (workspace: string): string => (workspace.includes(':') ? (workspace.split(':', 1)[0] ?? '') : '');
