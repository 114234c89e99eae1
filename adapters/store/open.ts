/** Opens the database: a SQLite file in a folder, or PostgreSQL where a URL is given. */
import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import SQLite from 'libsql';
import pg from 'pg';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import { OperatorError } from '../common/operator-error.js';
import { migrations } from './migrations.js';
import { folderSeal, passingSeal, Seal } from './seal.js';
import type { Database, ProductTables } from './tables.js';

export interface Opened {
  db: Kysely<Database>;
  dialect: 'sqlite' | 'postgres';
  /** Resolves once all that was committed before is on the disk. */
  flush(): Promise<void>;
  /** Encrypts what must not be readable at rest. */
  seal: Seal;
  close(): Promise<void>;
}

/** Somebody else holds what is to be opened, or it cannot be opened at all; the message says what to do. */
export class CannotOpen extends OperatorError {
  override name = 'CannotOpen';
}

type Handle = InstanceType<typeof SQLite>;

/**
 * Takes the lock of a data folder for the life of the process: an exclusive transaction on a file beside the store. The
 * system lets go of it when the process ends, however it ends.
 */
function lock(folder: string): Handle {
  const handle = new SQLite(join(folder, 'lock.db'), { timeout: 0 } as never);
  try {
    handle.exec('pragma journal_mode = delete');
    handle.exec('begin exclusive');
    return handle;
  } catch (error) {
    handle.close();
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new CannotOpen(
      `Another Baton is running on the data folder ${folder}. Stop it first, choose another folder with BATON_DATA, or share one PostgreSQL (DATABASE_URL).`,
    );
  }
}

function openFile(path: string): Handle {
  const file = new SQLite(path);
  file.exec('pragma journal_mode = wal');
  // A commit is in the file at once, and survives the process; "Flusher" sees to it that it survives the machine.
  file.exec('pragma synchronous = normal');
  // Pages that change again and again go into the store itself once in a while: 32 MB of log at the most.
  file.exec('pragma wal_autocheckpoint = 8000');
  file.exec('pragma busy_timeout = 5000');
  file.exec('pragma cache_size = -32000');
  return file;
}

/**
 * Brings commits to the disk: the log is synchronised in another thread, once for all that were committed meanwhile. With
 * `synchronous = full` each commit would wait for the disk by itself, and everything else with it.
 */
class Flusher {
  private handle: FileHandle | undefined;
  private under: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly folder: string,
    private readonly log: string,
  ) {}

  /** A flush that is under way may have begun before the last commit: the next one counts. */
  flush(): Promise<void> {
    if (!this.under) return this.begin();
    this.next ??= this.under.catch(() => {}).then(() => this.begin());
    return this.next;
  }

  async close(): Promise<void> {
    await this.handle?.close();
  }

  private begin(): Promise<void> {
    this.next = undefined;
    this.under = this.sync().finally(() => {
      this.under = undefined;
    });
    return this.under;
  }

  private async sync(): Promise<void> {
    if (!this.handle) {
      this.handle = await open(join(this.folder, this.log), 'r+');
      // The name of the log has to be there after a power cut as well.
      const folder = await open(this.folder, 'r');
      await folder.sync().catch(() => {});
      await folder.close();
    }
    await this.handle.datasync();
  }
}

const STATEMENTS = 300;

/** The file as Kysely takes it, with the statements used last kept prepared: preparing costs more than most of them take. */
function keepingStatements(file: Handle): SqliteDatabase {
  const kept = new BoundedCache<SqliteStatement>(STATEMENTS);
  return {
    close: () => void file.close(),
    prepare: (text) => {
      const statement = kept.get(text) ?? (file.prepare(text) as unknown as SqliteStatement);
      kept.set(text, statement);
      return statement;
    },
  };
}

export type Access = 'serve' | 'beside';

/**
 * Opens SQLite.
 * @param folder made where it is missing; `:memory:` for a store that is gone with the process
 * @param access `beside` reads next to a running Baton and takes no lock
 * @throws CannotOpen where another process serves this folder, or it cannot be written
 */
export function openSqlite(folder: string, access: Access = 'serve'): Opened {
  const memory = folder === ':memory:';
  try {
    if (!memory) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CannotOpen(
      `The data folder ${folder} cannot be made: ${(error as Error).message}. Set BATON_DATA to a folder that can be written.`,
    );
  }
  const held = memory || access === 'beside' ? undefined : lock(folder);
  try {
    const database = openFile(memory ? ':memory:' : join(folder, 'baton.db'));
    const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: keepingStatements(database) }) });
    const seal = memory ? passingSeal() : folderSeal(folder);
    const flusher = memory ? undefined : new Flusher(folder, 'baton.db-wal');
    const close = async () => {
      await flusher?.close();
      await db.destroy();
      held?.close();
    };
    return { db, dialect: 'sqlite', seal, flush: async () => flusher?.flush(), close };
  } catch (error) {
    held?.close();
    throw new CannotOpen(`The store in ${folder} cannot be opened: ${(error as Error).message}`);
  }
}

// Instants are bigint columns and fit a JavaScript number until the year 287396.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connections of one copy, where nothing else is set: four copies use less than half of what a server allows at first. */
export const POOL = 10;

/** An answer is waited for so long; then the connection counts as lost. */
export const ANSWER_MS = 15_000;

export interface PostgresOptions {
  /** The most connections. */
  pool?: number;
  /** How long an answer is waited for; without end where undefined, as a change of a large table may take. */
  answerMs?: number | undefined;
}

/** Closes a connection on which nothing came or went for so long. */
function giveUp(client: pg.PoolClient, ms: number): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.setTimeout(ms, () => stream.destroy(new Error('the database does not answer')));
}

/**
 * Opens PostgreSQL. Connections are made when needed, and anew after they broke; `fault` hears of those that break while
 * idle. None lives for long, so that after a change of servers all soon lead to the new one; and a transaction whose copy
 * has vanished from the network is ended by the server, so that nothing it held stays locked.
 * @param keys what seals (the first) and opens; the same for all copies
 */
export function openPostgres(
  url: string,
  keys: readonly Buffer[],
  fault: (error: unknown) => void,
  { pool: max = POOL, answerMs }: PostgresOptions = { answerMs: ANSWER_MS },
): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    maxLifetimeSeconds: 600,
    keepAlive: true,
    application_name: 'baton',
    ...(answerMs && { query_timeout: answerMs, idle_in_transaction_session_timeout: 2 * answerMs }),
  });
  pool.on('error', fault);
  pool.on('connect', (client) => {
    // One that breaks between two questions of a transaction would end the process.
    client.on('error', fault);
    // One that leads nowhere any more is not used again; one that rests is closed long before that by the pool.
    if (answerMs) giveUp(client, answerMs + 1_000);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  // PostgreSQL has written a commit to its disk when it says so.
  return { db, dialect: 'postgres', seal: new Seal(keys), flush: async () => {}, close: () => db.destroy() };
}

/** The steps that a database has had; none where it is new. */
async function steps(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as unknown as Kysely<ProductTables>).selectFrom('kysely_migration').select('name').execute();
  return rows.map((row) => String(row.name));
}

/**
 * Brings the database up to date. Where several copies start at once, one does it and the others wait (Kysely's lock). One
 * that a newer version has brought further is left as it is: steps only ever add, so that this version can go on with it
 * while the copies are changed one after the other, or changed back.
 */
export async function migrate({ db, dialect }: Opened): Promise<void> {
  const known = Object.keys(migrations(dialect));
  const done = await steps(db);
  if (done.length > known.length && known.every((name) => done.includes(name))) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
