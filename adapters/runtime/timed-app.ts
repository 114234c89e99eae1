/** Measures how long events take, and finds out later what became of one that the store has not confirmed. */
import { App } from '../../src/dispatch/on-command.js';
import type { Handled, Inbound } from '../../src/ports/events.js';
import { Unsettled } from '../../src/ports/store.js';

/** Reports an event that was handled, or that failed: its type, and how many seconds it took. */
type ReportTime = (type: string, seconds: number) => void;

/** How often the store is asked what became of an event, and how long to wait in between. */
const SETTLE_TIMES = 180;
const SETTLE_MS = 10_000;

/** An app that reports the time of each event. */
export class TimedApp extends App {
  constructor(
    parts: ConstructorParameters<typeof App>[0],
    private readonly report: ReportTime,
    private readonly settleMs = SETTLE_MS,
  ) {
    super(parts);
  }

  override async handle(inbound: Inbound): Promise<Handled> {
    const start = performance.now();
    try {
      return await super.handle(inbound);
    } catch (error) {
      if (error instanceof Unsettled) this.settleLater(inbound, SETTLE_TIMES);
      throw error;
    } finally {
      this.report(inbound.type, (performance.now() - start) / 1_000);
    }
  }

  /** Until the store works again: then the answer is in the outbox, or an apology. */
  private settleLater(inbound: Inbound, times: number): void {
    setTimeout(() => {
      this.settle(inbound).catch(() => times > 1 && this.settleLater(inbound, times - 1));
    }, this.settleMs).unref();
  }
}
