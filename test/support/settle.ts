/** Waits until a platform's test has nothing left to do. */
import type { Sender } from '../../adapters/runtime/sender.js';
import type { SqlOutbox } from '../../adapters/store/outbox.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { TestClock } from './kit.js';

/** Handles alarms that have gone off, then sends everything. */
export async function settle(
  { listener, sender, outbox, clock }: { listener: Listener; sender: Sender; outbox: SqlOutbox; clock: TestClock },
  due: boolean,
): Promise<void> {
  for (;;) {
    while (due && (await listener.tick()) > 0);
    await sender.drain();
    const before = (await outbox.counts()).waiting;
    if (before === 0) return;
    // A message waiting for its channel's turn goes out a second later.
    clock.pass(1_000);
    await sender.drain();
    if ((await outbox.counts()).waiting >= before) return;
  }
}
