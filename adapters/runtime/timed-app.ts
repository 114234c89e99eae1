/** Measures how long events take. */
import { App } from '../../src/dispatch/on-command.js';
import type { Handled, Inbound } from '../../src/ports.js';

/** Reports an event that was handled, or that failed: its type, and how many seconds it took. */
type ReportTime = (type: string, seconds: number) => void;

/** An app that reports the time of each event. */
export class TimedApp extends App {
  constructor(
    parts: ConstructorParameters<typeof App>[0],
    private readonly report: ReportTime,
  ) {
    super(parts);
  }

  override async handle(inbound: Inbound): Promise<Handled> {
    const start = performance.now();
    try {
      return await super.handle(inbound);
    } finally {
      this.report(inbound.type, (performance.now() - start) / 1_000);
    }
  }
}
