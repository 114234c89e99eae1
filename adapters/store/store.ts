/** The store: one set of queries for SQLite and PostgreSQL. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Alarm } from '../../src/model/alarm-rows.js';
import type { SignalSource } from '../../src/model/signals/rows.js';
import {
  type ClaimedAlarm,
  type Clock,
  Conflict,
  type Reader,
  type Store,
  StoreAway,
  type Unit,
} from '../../src/ports.js';
import { isClash, isStoreTrouble } from './clashes.js';
import { StoreClock, storeInstant } from './clock.js';
import { editionsOf, readEditions } from './editions.js';
import { type Editions, Known } from './known.js';
import { Memory } from './memory.js';
import type { Opened } from './opened.js';
import { Patience, STORE_MS } from './patience.js';
import { fromRecord, TABLE_NAMES } from './schema.js';
import type { Database, LooseTables } from './tables.js';
import { SqlUnit } from './unit.js';

/** How often work is tried that clashes with other transactions. */
const ATTEMPTS = 8;
/** How long an instance has an alarm to itself. If it ends in that time, another gets the alarm afterwards. */
const LEASE_MS = 60_000;
/** How many rows are deleted at once. */
const BATCH = 5_000;
/** What a workspace has besides the product's rows. */
const OTHER_TABLES = [
  'handled',
  'sequence',
  'outbox',
  'sent',
  'front',
  'installation',
  'conversation',
  'alias',
  'edition',
];

/** What the keys of signals begin with. */
const SIGNAL_KEYS = 'signal:';

/** The database takes no writes: a standby, or one that was closed for maintenance. */
class ReadOnly extends Error {
  override name = 'ReadOnly';
}

/** What a commit has left to do. */
export interface Committed {
  workspace: string;
  /** Whether there are new messages to send. */
  sent: boolean;
  /** When the first alarm goes off that this commit set; Infinity if it set none. */
  alarmAt: number;
}

const NOTE_HANDLED = 'insert into handled (workspace, key, at) values (?, ?, ?) on conflict do nothing';

/** What a transaction learns as it begins: when that is, and of which editions its workspace is. */
interface Begun {
  at: number;
  editions: Editions;
}

/** Rolls a transaction back that is not to be kept. */
class Undone extends Error {}

/** The store on one database. */
export class SqlStore implements Store {
  /** Called after each commit. */
  onCommit: (committed: Committed) => void = () => {};
  private readonly memory = new Memory();
  private readonly known = new Known();

  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
    /** How long work is waited for, in ms. */
    private readonly patienceMs = STORE_MS,
  ) {}

  transact<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const patience = new Patience(this.patienceMs);
    return patience.waitFor(this.attempts(workspace, key, work, patience));
  }

  private async attempts<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
    patience: Patience,
  ): Promise<T | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      patience.check();
      try {
        return await this.attempt(workspace, key, work, patience);
      } catch (error) {
        if (error instanceof Undone) return undefined;
        if (isStoreTrouble(error)) throw new StoreAway('the store can keep nothing', { cause: error });
        if (!isClash(error)) throw error;
        patience.again();
        if (attempt === ATTEMPTS) throw new Conflict('too many clashes with other changes', { cause: error });
        await sleepAfter(attempt);
      }
    }
  }

  private async attempt<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
    patience: Patience,
  ): Promise<T | undefined> {
    const committed = await this.committed(workspace, key, work, patience).catch((error: unknown) => {
      // PostgreSQL says so when it has rolled back because of a clash. SQLite always says what became of a commit.
      throw patience.meaning(error, isClash(error) || this.opened.dialect === 'sqlite');
    });
    if (!committed) return undefined;
    // Nothing is acknowledged or announced before it is on the disk.
    await this.opened.flush().catch((error: unknown) => {
      throw patience.meaning(error, false);
    });
    this.onCommit({ workspace, sent: committed.unit.sent, alarmAt: committed.unit.alarmAt });
    return committed.result;
  }

  private committed<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
    patience: Patience,
  ): Promise<{ result: T; unit: SqlUnit } | undefined> {
    return this.opened.db.transaction().execute(async (tx) => {
      patience.check();
      const begun = await this.begin(tx, workspace, key);
      if (!begun) return undefined;
      const unit = this.unit(tx, workspace, begun);
      const result = await work(unit).finally(() => {
        unit.isOver = true;
      });
      if (result === undefined) throw new Undone();
      patience.commit();
      return { result, unit };
    });
  }

  /** Notes the key, and learns the time and the editions from the database with it. @returns undefined if it was handled before */
  private async begin(tx: Transaction<Database>, workspace: string, key: string): Promise<Begun | undefined> {
    const { clock } = this;
    const { direct } = this.opened;
    if (direct) {
      const at = clock.now();
      if (direct.run(NOTE_HANDLED, [workspace, key, at]) === 0) return undefined;
      return { at, editions: await readEditions(tx, workspace, direct) };
    }
    const asked = clock instanceof StoreClock ? clock.elapsed() : 0;
    const begun = await tx
      .insertInto('handled')
      .values({ workspace, key, at: storeInstant(clock) })
      .onConflict((oc) => oc.doNothing())
      .returning(['at', editionsOf(workspace).as('editions')])
      .executeTakeFirst();
    if (begun && clock instanceof StoreClock) clock.seen(begun.at, asked);
    return begun && { at: begun.at, editions: begun.editions ?? {} };
  }

  read<T>(workspace: string, work: (reader: Reader) => Promise<T>): Promise<T> {
    const { db, dialect, direct } = this.opened;
    const begin = dialect === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction();
    const reading = begin.execute(async (tx) => {
      const editions = await readEditions(tx, workspace, direct);
      return work(this.unit(tx, workspace, { at: this.clock.now(), editions }));
    });
    return new Patience(this.patienceMs).waitFor(reading);
  }

  private unit(tx: Transaction<Database>, workspace: string, { at, editions }: Begun): SqlUnit {
    const { seal, dialect, direct } = this.opened;
    const known = this.known.asOf(workspace, editions);
    return new SqlUnit(tx, workspace, at, seal, this.memory, dialect, direct, known);
  }

  async claimAlarms(kinds: readonly Alarm['what'][], most: number): Promise<ClaimedAlarm[]> {
    const { db, dialect } = this.opened;
    const now = storeInstant(this.clock);
    return (
      db
        .updateTable('alarm')
        .set((eb) => ({ leasedUntil: sql<number>`${now} + ${LEASE_MS}`, version: eb('version', '+', 1) }))
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

  /**
   * Ends all leases of alarms and messages. Only for a store that no other process serves: whoever had them has ended.
   * Messages that were being sent count as unconfirmed.
   */
  async releaseLeases(): Promise<void> {
    const { db } = this.opened;
    const alarms = db.updateTable('alarm').set((eb) => ({ leasedUntil: 0, version: eb('version', '+', 1) }));
    await alarms.where('leasedUntil', '>', 0).execute();
    // Not 0: a lease in the past was never given back, which marks the message as unconfirmed when it is claimed.
    const messages = db.updateTable('outbox').set((eb) => ({ leasedUntil: 1, fence: eb('fence', '+', 1) }));
    await messages.where('leasedUntil', '>', 1).execute();
  }

  /** Ends leases of alarms that last longer than any does: the database's clock was set back, or an older instance's is ahead. */
  async mendLeases(): Promise<void> {
    const lease = sql<number>`${storeInstant(this.clock)} + ${LEASE_MS}`;
    const mended = this.opened.db.updateTable('alarm').set({ leasedUntil: lease });
    await mended.where('leasedUntil', '>', lease).execute();
  }

  /** For how long the oldest alarm has been due, in ms; 0 if none is. */
  async alarmLag(): Promise<number> {
    const now = this.clock.now();
    const due = this.opened.db.selectFrom('alarm').select('at').where('at', '<=', now).orderBy('at').limit(1);
    const oldest = await due.executeTakeFirst();
    return oldest ? now - oldest.at : 0;
  }

  /** Cancels everything that waits in a workspace, messages to be sent, nudges and alarms, and what was last spoken of. */
  halt(workspace: string): Promise<void> {
    return this.empty(workspace, ['outbox', 'nudge', 'alarm', 'talk']);
  }

  /**
   * Deletes a workspace with everything in it, if its installation ended before an instant. That is looked at in the
   * transaction that deletes: if Baton is installed again before it, nothing is deleted; during it, that waits for its end.
   * @returns whether the workspace was deleted
   */
  async eraseEnded(workspace: string, before: number): Promise<boolean> {
    const { db, dialect } = this.opened;
    return db.transaction().execute(async (tx) => {
      const own = tx.selectFrom('installation').select('endedAt').where('workspace', '=', workspace);
      const rows = await (dialect === 'postgres' ? own.forUpdate() : own).execute();
      const hasEnded = rows.length > 0 && rows.every(({ endedAt }) => endedAt !== null && endedAt < before);
      if (hasEnded) await this.emptyIn(tx, workspace, [...TABLE_NAMES, ...OTHER_TABLES]);
      if (hasEnded) this.memory.forget(workspace);
      return hasEnded;
    });
  }

  private async empty(workspace: string, tables: readonly string[]): Promise<void> {
    await this.opened.db.transaction().execute((tx) => this.emptyIn(tx, workspace, tables));
  }

  /** Some rows at a time, so that no statement takes long, and all in one transaction, so that nobody sees a half. */
  private async emptyIn(tx: Kysely<Database>, workspace: string, tables: readonly string[]): Promise<void> {
    const loose = tx.withTables<LooseTables>();
    const row = this.opened.dialect === 'postgres' ? 'ctid' : 'rowid';
    const deleteSome = async (table: string) => {
      const some = loose.selectFrom(table).select(row).where('workspace', '=', workspace).limit(BATCH);
      const { numDeletedRows } = await loose.deleteFrom(table).where(row, 'in', some).executeTakeFirst();
      return Number(numDeletedRows);
    };
    for (const table of tables) while ((await deleteSome(table)) > 0);
  }

  /** Forgets the keys of events handled before an instant; those of signals, which come again for longer, before another. */
  async forgetHandled(before: number, signalsBefore: number): Promise<void> {
    const old = this.opened.db.deleteFrom('handled').where('at', '<', before);
    await old.where((eb) => eb.or([eb('key', 'not like', `${SIGNAL_KEYS}%`), eb('at', '<', signalsBefore)])).execute();
  }

  /** The connected system with an id, in whatever workspace, or undefined: its address names nothing else. */
  async signalSource(id: string): Promise<SignalSource | undefined> {
    const { db, seal } = this.opened;
    const rows = db.withTables<LooseTables>().selectFrom('signal_source').selectAll().where('id', '=', id).limit(1);
    const row = await rows.executeTakeFirst();
    return row && fromRecord('signalSource', row, seal);
  }

  /** The place that a channel is known to belong to, if it is known. Asked with each message of Teams, so in one statement. */
  async placeOf(workspace: string, channel: string): Promise<string | undefined> {
    const own = sql<{ place: string }>`select place from channel where workspace = ${workspace} and id = ${channel}`;
    const { rows } = await new Patience(this.patienceMs).waitFor(own.execute(this.opened.db));
    return rows[0]?.place;
  }

  /** Forgets what other systems sent, and which of it was handled, before an instant each. */
  async forgetSignals({ payloads, transitions }: { payloads: number; transitions: number }): Promise<void> {
    await this.deleteAll('signal_payload', sql<boolean>`at < ${payloads}`);
    await this.deleteAll('transition', sql<boolean>`at < ${transitions}`);
  }

  /**
   * Forgets who was last seen in a place before an instant, unless a later list of it confirmed them, and places that were last
   * listed before it.
   */
  async forgetMembers(before: number): Promise<void> {
    await this.deleteAll(
      'member',
      sql<boolean>`at < ${before} and not exists (select 1 from place where place.workspace = member.workspace
        and place.id = member.place and place."listedAt" >= ${before})`,
    );
    await this.deleteAll('place', sql<boolean>`"listedAt" < ${before}`);
  }

  /** Forgets what people last spoke of with Baton before an instant. */
  async forgetTalks(before: number): Promise<void> {
    await this.deleteAll('talk', sql<boolean>`at < ${before}`);
  }

  /**
   * Forgets what has served its time: what the hold-out watched, how many nudges a channel had on a day that is over, and how
   * to take back a change of long ago.
   */
  async forgetOld({ holdOuts, counts, undos }: { holdOuts: number; counts: string; undos: number }): Promise<void> {
    await this.deleteAll('trial', sql<boolean>`at < ${holdOuts}`);
    await this.deleteAll('pace', sql<boolean>`id like 'channel:%' and day < ${counts}`);
    await this.deleteAll('undo', sql<boolean>`at < ${undos}`);
  }

  /** Some rows at a time, each time in a transaction of their own, so that nobody waits long. */
  private async deleteAll(table: string, isOld: RawBuilder<boolean>): Promise<void> {
    const loose = this.opened.db.withTables<LooseTables>();
    const row = this.opened.dialect === 'postgres' ? 'ctid' : 'rowid';
    const deleteSome = async () => {
      const some = loose.selectFrom(table).select(row).where(isOld).limit(BATCH);
      const deleted = loose.deleteFrom(table).where(row, 'in', some).where(isOld);
      return Number((await deleted.executeTakeFirst()).numDeletedRows);
    };
    while ((await deleteSome()) === BATCH);
  }

  /** Resolves if the database answers and takes writes. @throws ReadOnly if it takes none */
  async ping(): Promise<void> {
    const { db, dialect } = this.opened;
    // A real write, into the header of the file: a full disk can still be read.
    if (dialect === 'sqlite') return void (await sql`pragma user_version = 1`.execute(db));
    const { rows } = await sql<{ off: string }>`select current_setting('transaction_read_only') as off`.execute(db);
    if (rows[0]?.off === 'on') throw new ReadOnly('the store can only be read');
  }
}

/** Waits a little, each time longer and for a random time: transactions that clashed would otherwise clash again in step. */
const sleepAfter = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** attempt));
