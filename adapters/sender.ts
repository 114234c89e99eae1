/** Carries messages from the outbox to the platforms: at once after each commit, and again from time to time for what is left over. */
import type { Chat, Delivery } from '../src/ports.js';
import type { Leased, Outbox } from './store/outbox.js';

const BATCH = 20;
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 8;
/** What is said of an attempt that may have reached the platform. */
export const DOUBT = 'no answer';

/** How long to wait before the next attempt, in ms: 1 s, doubled each time, five minutes at the most. */
export const backoff = (attempts: number) => Math.min(1_000 * 2 ** (attempts - 1), 300_000);

export class Sender {
  constructor(
    private readonly outbox: Outbox,
    private readonly chat: Chat,
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
    const doubt = one.attempts > 1 && (one.why === '' || one.why === DOUBT);
    const done = await this.chat.deliver(one.workspace, one.message, doubt).catch((error: unknown): Delivery => {
      this.fault(error);
      return { result: 'later', afterMs: backoff(one.attempts), why: DOUBT };
    });
    const wait = done.result === 'sent' ? done.pauseMs : done.result === 'later' ? done.afterMs : undefined;
    if (wait !== undefined) this.again(wait + 1);
    if (done.result === 'sent') await this.outbox.sent(one, done.pauseMs);
    else if (done.result === 'later' && done.unused) await this.outbox.later(one, done.afterMs, done.why, true);
    else if (done.result === 'later' && one.attempts < MOST_ATTEMPTS)
      await this.outbox.later(one, Math.max(done.afterMs, backoff(one.attempts)), done.why);
    else await this.outbox.failed(one, done.why);
  }
}
