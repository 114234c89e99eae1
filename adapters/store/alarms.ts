/** The alarms of all workspaces: each that goes off is leased to one instance. */
import type { Alarm } from '../../src/model/alarm-rows.js';
import type { Alarms, ClaimedAlarm } from '../../src/ports/alarms.js';
import type { Clock } from '../../src/ports/clock.js';
import { after, storeInstant } from './clock.js';
import type { Opened } from './opened.js';

/** How long an instance has an alarm to itself. If it ends in that time, another gets the alarm afterwards. */
const LEASE_MS = 60_000;

/** The alarms in the store. */
export class SqlAlarms implements Alarms {
  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
  ) {}

  async claim(kinds: readonly Alarm['what'][], most: number): Promise<ClaimedAlarm[]> {
    const { db, dialect } = this.opened;
    const now = storeInstant(this.clock);
    return (
      db
        .updateTable('alarm')
        .set((eb) => ({ leasedUntil: after(now, LEASE_MS), version: eb('version', '+', 1) }))
        .where(({ eb, refTuple, selectFrom }) => {
          const due = selectFrom('alarm')
            .select(['workspace', 'id'])
            .where('at', '<=', now)
            .where('leasedUntil', '<=', now)
            .where('what', 'in', kinds)
            .orderBy('at')
            .limit(most);
          const free = dialect === 'postgres' ? due.forUpdate().skipLocked() : due;
          return eb(refTuple('workspace', 'id'), 'in', free.$asTuple('workspace', 'id'));
        })
        // Checked again under the lock: another instance can have claimed it since the inner query read it.
        .where('at', '<=', now)
        .where('leasedUntil', '<=', now)
        .returning(['workspace', 'id', 'version'])
        .execute()
    );
  }

  /** Ends all leases. Only for a store that no other process serves: whoever had them has ended. */
  async releaseLeases(): Promise<void> {
    const released = this.opened.db
      .updateTable('alarm')
      .set((eb) => ({ leasedUntil: 0, version: eb('version', '+', 1) }));
    await released.where('leasedUntil', '>', 0).execute();
  }

  /** Ends leases that last longer than any does: the database's clock was set back, or an older instance's is ahead. */
  async mendLeases(): Promise<void> {
    const lease = after(storeInstant(this.clock), LEASE_MS);
    const mended = this.opened.db.updateTable('alarm').set({ leasedUntil: lease });
    await mended.where('leasedUntil', '>', lease).execute();
  }

  /** For how long the oldest alarm has been due, in ms; 0 if none is. */
  async lag(): Promise<number> {
    const now = this.clock.now();
    const due = this.opened.db.selectFrom('alarm').select('at').where('at', '<=', now).orderBy('at').limit(1);
    const oldest = await due.executeTakeFirst();
    return oldest ? now - oldest.at : 0;
  }
}
