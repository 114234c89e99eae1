/** Carries messages from the outbox to the platforms: at once after each commit, and again from time to time for what is left over. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Chat, Clock, Delivery } from '../../src/ports.js';
import type { Leased, Outbox } from '../store/outbox.js';

const BATCH = 20;
const LEASE_MS = 60_000;
/** After an outage of a day nobody looks back for what was said before it; a whisper is of no use after an hour. */
const STALE_MS = { whisper: 3_600_000, other: 86_400_000 };
/** What fails for so long, while other messages of its workspace get through, will not get through either. */
const HOPELESS_MS = 3_600_000;
/** How long after a message got through its platform counts as working. */
const WORKING_MS = 600_000;
/** Workspaces that are remembered as working. */
const REMEMBERED = 10_000;

/** How long to wait before the next attempt, in ms: 1 s, doubled each time, five minutes at the most. */
export const backoff = (attempts: number) => Math.min(1_000 * 2 ** (attempts - 1), 300_000);

export class Sender {
  /** When a message last got through, by workspace. */
  private readonly through = new BoundedCache<number>(REMEMBERED);

  constructor(
    private readonly outbox: Outbox,
    private readonly chat: Chat,
    private readonly clock: Clock,
    private readonly fault: (error: unknown) => void,
    /** There is more to send after so many ms. */
    private readonly again: (ms: number) => void = () => {},
  ) {}

  /** Sends all that is due now. Those of one batch go to different places: none waits for another. */
  async drain(): Promise<void> {
    for (;;) {
      const leased = await this.outbox.claim(BATCH, LEASE_MS);
      if (leased.length === 0) return;
      await Promise.all(leased.map((one) => this.deliver(one)));
    }
  }

  private async deliver(one: Leased): Promise<void> {
    const done = await this.chat
      .deliver(one.workspace, one.message, one.unconfirmed)
      .catch((error: unknown): Delivery => {
        this.fault(error);
        return { result: 'later', afterMs: backoff(one.attempts), why: 'no answer', unconfirmed: true };
      });
    const wait = done.result === 'sent' ? done.pauseMs : done.result === 'later' ? done.afterMs : undefined;
    if (wait !== undefined) this.again(wait + 1);
    if (done.result === 'sent') {
      this.got(one.workspace);
      return this.outbox.sent(one, done.pauseMs);
    }
    if (done.result === 'never') return this.outbox.failed(one, done.why);
    if (this.isLost(one)) return this.outbox.failed(one, done.why);
    // Once unconfirmed, it stays so until the platform says what became of it.
    const unconfirmed = one.unconfirmed || done.unconfirmed === true;
    const { why, unused = false } = done;
    const afterMs = unused ? done.afterMs : Math.max(done.afterMs, backoff(one.attempts));
    return this.outbox.later(one, { afterMs, why, unused, unconfirmed });
  }

  private got(workspace: string): void {
    this.through.set(workspace, this.clock.now());
  }

  /** Whether a message that could not be delivered is to be given up. */
  private isLost({ workspace, message, createdAt }: Leased): boolean {
    const now = this.clock.now();
    const age = now - createdAt;
    if (age > (message.to === 'whisper' ? STALE_MS.whisper : STALE_MS.other)) return true;
    return age > HOPELESS_MS && now - (this.through.get(workspace) ?? 0) < WORKING_MS;
  }
}
