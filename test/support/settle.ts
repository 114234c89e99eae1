/** A platform's tests come to rest. */
import type { Sender } from '../../adapters/runtime/sender.js';
import type { SqlOutbox } from '../../adapters/store/outbox.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { TestClock } from './kit.js';

/** Everything is sent, and before that what is due is done. */
export async function settle(
  { listener, sender, outbox, clock }: { listener: Listener; sender: Sender; outbox: SqlOutbox; clock: TestClock },
  due: boolean,
): Promise<void> {
  for (;;) {
    while (due && (await listener.tick()) > 0);
    await sender.drain();
    const before = (await outbox.counts()).waiting;
    if (before === 0) return;
    // What waits for its channel's turn goes a second later.
    clock.pass(1_000);
    await sender.drain();
    if ((await outbox.counts()).waiting >= before) return;
  }
}
