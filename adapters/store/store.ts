/** The store: one set of queries for SQLite and PostgreSQL. A unit is bound to one workspace, and so is every query it makes. */
import { type Kysely, sql } from 'kysely';
import type { Alarm } from '../../src/model/rows.js';
import { type Clock, Conflict, type Reader, type Store, type Unit } from '../../src/ports.js';
import type { Opened } from './opened.js';
import { TABLE_NAMES } from './schema.js';
import type { LooseTables } from './tables.js';
import { SqlUnit } from './unit.js';

const ATTEMPTS = 8;
/** How long an alarm is one copy's: should that copy end meanwhile, another takes it then. */
const LEASE_MS = 60_000;
/** PostgreSQL: serialization failure, deadlock, unique violation (two made the same thing at once: the second looks again). */
const CLASHES = new Set(['40001', '40P01', '23505']);

const clashed = (error: unknown) => {
  if (error instanceof Conflict) return true;
  const code = (error as { code?: unknown })?.code;
  return (
    typeof code === 'string' &&
    (CLASHES.has(code) || code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('SQLITE_BUSY'))
  );
};

/** The database takes no writes: a standby, or one that its keepers have closed for a while. */
export class ReadOnly extends Error {
  override name = 'ReadOnly';
}

/** What a commit may have given others to do. */
export interface Committed {
  workspace: string;
  /** There are messages to be sent. */
  sent: boolean;
  /** When the first alarm goes off that this commit set; Infinity if it set none. */
  alarmAt: number;
}

/** Undoes a transaction in which nothing was to be kept. */
class Undone extends Error {}

export class SqlStore implements Store {
  /** Called after each commit. */
  onCommit: (committed: Committed) => void = () => {};

  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
  ) {}

  async transact<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const done = await this.attempt(workspace, key, work);
        if (!done) return undefined;
        // Only what is on the disk may be acknowledged, or told to others.
        await this.opened.flush();
        this.onCommit({ workspace, sent: done.unit.sent, alarmAt: done.unit.alarmAt });
        return done.result;
      } catch (error) {
        if (error instanceof Undone) return undefined;
        if (!clashed(error)) throw error;
        if (attempt === ATTEMPTS) throw new Conflict('too many clashes with other changes', { cause: error });
        // Those that clashed once would clash again in step: each waits a little while of its own.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** attempt));
      }
    }
  }

  private attempt<T extends object>(workspace: string, key: string, work: (unit: Unit) => Promise<T | undefined>) {
    return this.opened.db.transaction().execute(async (tx) => {
      const now = this.clock.now();
      const first = await tx
        .insertInto('handled')
        .values({ workspace, key, at: now })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      if (Number(first.numInsertedOrUpdatedRows) === 0) return undefined;
      const unit = new SqlUnit(tx, workspace, now, this.opened.seal);
      const result = await work(unit);
      if (result === undefined) throw new Undone();
      return { result, unit };
    });
  }

  read<T>(workspace: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    const isolated =
      this.opened.dialect === 'postgres'
        ? this.opened.db.transaction().setIsolationLevel('repeatable read')
        : this.opened.db.transaction();
    return isolated.execute((tx) => work(new SqlUnit(tx, workspace, this.clock.now(), this.opened.seal)));
  }

  async claimAlarms(kinds: readonly Alarm['what'][], most: number): Promise<{ workspace: string; id: string }[]> {
    const { db, dialect } = this.opened;
    const now = this.clock.now();
    return (
      db
        .updateTable('alarm')
        .set({ leasedUntil: now + LEASE_MS })
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
        // Looked at again under the lock: another copy may have claimed it since the inner query read it.
        .where('at', '<=', now)
        .where('leasedUntil', '<=', now)
        .returning(['workspace', 'id'])
        .execute()
    );
  }

  /**
   * Ends all leases of alarms and messages. Only for a store that nobody else serves: whoever held them is gone. What was
   * being sent is unconfirmed.
   */
  async reclaim(): Promise<void> {
    const { db } = this.opened;
    await db.updateTable('alarm').set({ leasedUntil: 0 }).where('leasedUntil', '>', 0).execute();
    await db.updateTable('outbox').set({ leasedUntil: 1 }).where('leasedUntil', '>', 1).execute();
  }

  /** For how long the oldest alarm has been due, in ms: 0 where none is. */
  async behind(): Promise<number> {
    const now = this.clock.now();
    const due = this.opened.db.selectFrom('alarm').select('at').where('at', '<=', now).orderBy('at').limit(1);
    const first = await due.executeTakeFirst();
    return first ? now - Number(first.at) : 0;
  }

  /** Ends all that waits in a workspace: messages on their way out, what was to be asked, what was to be done at a time. */
  halt(workspace: string): Promise<void> {
    return this.empty(workspace, ['outbox', 'nudge', 'alarm']);
  }

  /** Removes a workspace with everything in it. */
  erase(workspace: string): Promise<void> {
    const own = ['handled', 'sequence', 'outbox', 'sent', 'front', 'installation', 'conversation', 'alias'];
    return this.empty(workspace, [...TABLE_NAMES, ...own]);
  }

  private async empty(workspace: string, tables: readonly string[]): Promise<void> {
    await this.opened.db.transaction().execute(async (tx) => {
      const loose = tx as unknown as Kysely<LooseTables>;
      for (const table of tables) await loose.deleteFrom(table).where('workspace', '=', workspace).execute();
    });
  }

  /** Forgets the keys of events handled before an instant: no platform delivers again after so long. */
  async forgetHandled(before: number): Promise<void> {
    await this.opened.db.deleteFrom('handled').where('at', '<', before).execute();
  }

  /** Rejects where the database does not answer, or lets nothing be written. */
  async ping(): Promise<void> {
    const { db, dialect } = this.opened;
    if (dialect === 'sqlite') return void (await sql`select 1`.execute(db));
    const { rows } = await sql<{ off: string }>`select current_setting('transaction_read_only') as off`.execute(db);
    if (rows[0]?.off === 'on') throw new ReadOnly('the store can only be read');
  }
}
