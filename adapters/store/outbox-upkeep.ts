/** What is done about the outbox besides sending: what nobody needs any more goes, and nobody waits for a lease in vain. */
import type { Clock } from '../../src/ports/clock.js';
import { after, storeInstant } from './clock.js';
import type { Opened } from './opened.js';
import { LONGEST_LEASE_MS } from './outbox.js';

/** Nothing waits longer: a platform that says more is asked again. */
const LONGEST_WAIT_MS = 600_000;

/** Messages that were given up keep their words for so long, so that they can be sent again; and are counted for so long. */
const KEEP_WORDS_MS = 86_400_000;
const KEEP_FAILED_MS = 30 * 86_400_000;

/** Deletes sent messages whose pause is over, the words of those that were given up, and in the end what is left of them. */
export async function tidyOutbox(opened: Opened, clock: Clock): Promise<void> {
  const { db } = opened;
  const now = clock.now();
  await mendTimes(opened, clock);
  await db.deleteFrom('outbox').where('state', '=', 'sent').where('dueAt', '<=', storeInstant(clock)).execute();
  await db
    .updateTable('outbox')
    .set({ message: '' })
    .where('state', '=', 'failed')
    .where('message', '<>', '')
    .where('dueAt', '<', now - KEEP_WORDS_MS)
    .execute();
  await db
    .deleteFrom('outbox')
    .where('state', '=', 'failed')
    .where('createdAt', '<', now - KEEP_FAILED_MS)
    .execute();
}

/** The database's clock was set back, or an older instance's is ahead: what would wait for longer than anything does waits no longer. */
async function mendTimes({ db }: Opened, clock: Clock): Promise<void> {
  const longest = after(storeInstant(clock), LONGEST_WAIT_MS);
  await db
    .updateTable('outbox')
    .set({ dueAt: longest })
    .where('state', 'in', ['waiting', 'sent'])
    .where('dueAt', '>', longest)
    .execute();
  const lease = after(storeInstant(clock), LONGEST_LEASE_MS);
  const leased = db.updateTable('outbox').set({ leasedUntil: lease }).where('state', '=', 'waiting');
  await leased.where('leasedUntil', '>', lease).execute();
}

/**
 * Ends all leases of messages. Only for a store that no other process serves: whoever had them has ended. What was being sent
 * counts as unconfirmed.
 */
export async function releaseOutbox({ db }: Opened): Promise<void> {
  // Not 0: a lease in the past was never given back, which marks the message as unconfirmed when it is claimed.
  const released = db.updateTable('outbox').set((eb) => ({ leasedUntil: 1, fence: eb('fence', '+', 1) }));
  await released.where('leasedUntil', '>', 1).execute();
}
