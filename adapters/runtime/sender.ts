/** Delivers the messages of the outbox to the platforms: right after each commit, and later whatever could not be sent then. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Chat, Clock, Delivery } from '../../src/ports.js';
import type { Leased, Outbox } from '../store/outbox.js';

/** How many messages are leased at once. */
const BATCH = 20;
const LEASE_MS = 60_000;
/** Messages older than this are given up: a whisper is of no use after an hour, anything else after a day. */
const STALE_MS = { whisper: 3_600_000, other: 86_400_000 };
/** A message that fails for this long while others of its workspace get through is given up. */
const HOPELESS_MS = 3_600_000;
/** A platform counts as working for this long after a message got through. */
const WORKING_MS = 600_000;
/** Of how many workspaces the last delivery is remembered. */
const WORKSPACES = 10_000;

/** Milliseconds until the next attempt: 1 s after the first, doubled each time, at most 5 minutes. */
export const backoff = (attempts: number) => Math.min(1_000 * 2 ** (attempts - 1), 300_000);

/** Sends what is in the outbox. */
export class Sender {
  /** When a message last got through, by workspace. */
  private readonly lastSent = new BoundedCache<number>(WORKSPACES);

  /** @param again called with the milliseconds after which there is more to send */
  constructor(
    private readonly outbox: Outbox,
    private readonly chat: Chat,
    private readonly clock: Clock,
    private readonly fault: (error: unknown) => void,
    private readonly again: (ms: number) => void = () => {},
  ) {}

  /** Sends everything that is due now. The messages of a batch go to different places, so none waits for another. */
  async drain(): Promise<void> {
    for (;;) {
      const leased = await this.outbox.claim(BATCH, LEASE_MS);
      if (leased.length === 0) return;
      await Promise.all(leased.map((one) => this.deliver(one)));
    }
  }

  private async deliver(leased: Leased): Promise<void> {
    const done = await this.attempt(leased);
    const waitMs = done.result === 'sent' ? done.pauseMs : done.result === 'later' ? done.afterMs : undefined;
    if (waitMs !== undefined) this.again(waitMs + 1);
    if (done.result === 'sent') {
      this.lastSent.set(leased.workspace, this.clock.now());
      return this.outbox.sent(leased, done.pauseMs);
    }
    if (done.result === 'never' || this.isHopeless(leased)) return this.outbox.failed(leased, done.why);
    const { why, unused = false } = done;
    return this.outbox.later(leased, {
      afterMs: unused ? done.afterMs : Math.max(done.afterMs, backoff(leased.attempts)),
      why,
      unused,
      // Once unconfirmed, it stays so until the platform says what became of it.
      unconfirmed: leased.unconfirmed || done.unconfirmed === true,
    });
  }

  private async attempt({ workspace, message, unconfirmed, createdAt, attempts }: Leased): Promise<Delivery> {
    try {
      // No attempt was made before the message was there.
      return await this.chat.deliver(workspace, message, unconfirmed ? createdAt : undefined);
    } catch (error) {
      this.fault(error);
      return { result: 'later', afterMs: backoff(attempts), why: 'no answer', unconfirmed: true };
    }
  }

  /** Whether a message that could not be delivered is given up. */
  private isHopeless({ workspace, message, createdAt }: Leased): boolean {
    const now = this.clock.now();
    const age = now - createdAt;
    if (age > (message.to === 'whisper' ? STALE_MS.whisper : STALE_MS.other)) return true;
    return age > HOPELESS_MS && now - (this.lastSent.get(workspace) ?? 0) < WORKING_MS;
  }
}
