/** The store: transactions on SQLite and PostgreSQL, by one set of queries. */
import { sql, type Transaction } from 'kysely';
import type { SignalSource } from '../../src/model/signals/rows.js';
import type { Clock } from '../../src/ports/clock.js';
import { Conflict, type Reader, type Store, StoreAway, type Unit } from '../../src/ports/store.js';
import { isClash, isStoreTrouble } from './clashes.js';
import { StoreClock, storeInstant } from './clock.js';
import { editionsOf, readEditions } from './editions.js';
import { type Editions, Known } from './known.js';
import { Memory } from './memory.js';
import type { Opened } from './opened.js';
import { Patience, STORE_MS } from './patience.js';
import { fromRecord } from './schema/schema.js';
import { Statements } from './statements.js';
import type { Database, LooseTables } from './tables.js';
import { SqlUnit } from './unit.js';
import { eraseWorkspace } from './workspace-end.js';

/** How often work is tried that clashes with other transactions. */
const ATTEMPTS = 8;

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
      const statements = new Statements(tx, workspace, this.opened);
      const unit = this.unit(statements, begun);
      const result = await work(unit).finally(() => statements.end());
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
      const statements = new Statements(tx, workspace, this.opened);
      return work(this.unit(statements, { at: this.clock.now(), editions }));
    });
    return new Patience(this.patienceMs).waitFor(reading);
  }

  private unit(statements: Statements, { at, editions }: Begun): SqlUnit {
    return new SqlUnit(statements, at, this.memory, this.known.asOf(statements.workspace, editions));
  }

  /** As `eraseWorkspace`; nothing is remembered of a workspace that was deleted, either. */
  async eraseEnded(workspace: string, before: number): Promise<boolean> {
    const isErased = await eraseWorkspace(this.opened, workspace, before);
    if (isErased) this.memory.forget(workspace);
    return isErased;
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
}

/** Waits a little, each time longer and for a random time: transactions that clashed would otherwise clash again in step. */
const sleepAfter = (attempt: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** attempt));
