/** Migrated SQLite stores in memory. Copying one takes a fraction of migrating it. */
import { sql } from 'kysely';
import SQLite from 'libsql';
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import { openedFrom, openSqlite } from '../../adapters/store/sqlite.js';
import { Pool } from './pool.js';

type Handle = InstanceType<typeof SQLite>;

/** Makes a new store in memory, the same each time; it disappears when it is closed. */
export type StoreMaker = () => Promise<Opened>;

let migrated: Promise<StoreMaker> | undefined;

/** A migrated store without rows. */
export async function memoryStore(): Promise<Opened> {
  migrated ??= migratedStore().then(snapshot);
  return (await migrated)();
}

async function migratedStore(): Promise<Opened> {
  const store = openSqlite(':memory:');
  await migrate(store);
  return store;
}

/** Closes a SQLite store. @returns a function that makes copies of it, with all its rows */
export async function snapshot(store: Opened): Promise<StoreMaker> {
  const make = await copier(store);
  return async () => make().opened;
}

async function copier(store: Opened): Promise<() => { file: Handle; opened: Opened }> {
  const script = ['begin', ...(await schemaOf(store)), ...(await rowsOf(store)), 'commit'].join(';\n');
  const { seal } = store;
  await store.close();
  return () => {
    // All at once: one by one through Kysely takes three times as long.
    const file = new SQLite(':memory:');
    file.exec(script);
    // What is sealed opens with the key of the original only.
    const opened = openedFrom(file, seal);
    noteEnd(opened);
    return { file, opened };
  };
}

/**
 * The same, with stores that one test uses after another: their statements stay prepared, and emptying one takes a fraction of
 * making it. For what does nothing by itself after the test.
 */
export async function pooled(store: Opened): Promise<StoreMaker> {
  const tables = await tablesOf(store);
  const make = await copier(store);
  const pool = new Pool(
    async () => {
      const made = make();
      return { ...made, renew: keepRows(made.file, tables) };
    },
    ({ file, opened, renew }) => !ended.has(opened.db) && wasRenewed(file, renew),
  );
  return async () => (await pool.take()).opened;
}

/**
 * Keeps the rows of a store beside it: copying them back takes a fraction of inserting them one by one.
 * @returns gives the store these rows again
 */
function keepRows(file: Handle, tables: readonly string[]): () => void {
  file.exec("attach ':memory:' as kept");
  const steps = ['begin'];
  for (const table of tables) {
    file.exec(`create table kept."${table}" as select * from main."${table}"`);
    steps.push(`delete from main."${table}"`);
    const some = file.prepare(`select 1 from kept."${table}" limit 1`).raw(true).all([]);
    if (some.length > 0) steps.push(`insert into main."${table}" select * from kept."${table}"`);
  }
  // Prepared once: reading some fifty statements takes longer than running them.
  const prepared = [...steps, 'commit'].map((step) => file.prepare(step));
  return () => {
    for (const step of prepared) step.run([]);
  };
}

/** Databases that a test has ended, as a test of an unreachable store does: no later test can use them. */
const ended = new WeakSet<Opened['db']>();

function noteEnd({ db }: Opened): void {
  const destroy = db.destroy.bind(db);
  db.destroy = () => {
    ended.add(db);
    return destroy();
  };
}

/** Renews a store. @returns whether that went well: a test may have closed it, or left a transaction open */
function wasRenewed(file: Handle, renew: () => void): boolean {
  if (!file.open || file.inTransaction) return false;
  renew();
  return true;
}

/**
 * For many tests one after another that begin with the same rows: one store, which keeps what it has prepared. Closes the
 * original. @returns a function that gives the store with the rows that the original had
 */
export async function rewinder(store: Opened): Promise<() => Opened> {
  const tables = await tablesOf(store);
  const { file, opened } = (await copier(store))();
  const renew = keepRows(file, tables);
  return () => {
    renew();
    return opened;
  };
}

async function tablesOf({ db }: Opened): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db);
  return rows.map(({ name }) => name);
}

/** The statements that make the tables and indexes of a store. */
async function schemaOf({ db }: Opened): Promise<string[]> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid`.execute(db);
  return rows.map((row) => row.sql);
}

/** The statements that insert the rows of a store. */
async function rowsOf({ db }: Opened): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string; columns: string }>`
    select name, (select group_concat('quote("' || c.name || '")', ' || '','' || ') from pragma_table_info(m.name) c) as columns
    from sqlite_master m where type = 'table' and name not like 'sqlite_%'`.execute(db);
  const inserts: string[] = [];
  for (const { name, columns } of tables) {
    const { rows } = await sql<{ row: string }>`select ${sql.raw(columns)} as row from ${sql.table(name)}`.execute(db);
    // Rows that come before them have made editions of their own.
    const insert = name === 'edition' ? 'insert or replace' : 'insert';
    inserts.push(...rows.map(({ row }) => `${insert} into "${name}" values (${row})`));
  }
  return inserts;
}
