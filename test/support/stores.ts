/** Both databases, for tests that apply to either: an empty place, or a migrated store. */
import { Migrator, sql } from 'kysely';
import { inject } from 'vitest';
import { migrate } from '../../adapters/store/migrate.js';
import { migrations } from '../../adapters/store/migrations/index.js';
import type { Opened } from '../../adapters/store/opened.js';
import { type Place, postgresPlace, sqlitePlace } from './places.js';

export const DIALECTS = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const place = async (dialect: Dialect): Promise<Place> =>
  dialect === 'sqlite' ? sqlitePlace() : postgresPlace(inject('databaseUrl'));

/** Migrates a new store up to the named step, as an older version would have. */
export async function migrateTo({ db, dialect }: Opened, step: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateTo(step);
  if (error) throw error;
}

/** A migrated store that tests use one after another: emptying one takes a fraction of making it. */
interface Kept {
  at: Place;
  store: Opened;
  /** The statements that empty it. */
  emptying: readonly string[];
}

const free: Record<Dialect, Kept[]> = { sqlite: [], postgres: [] };
/** How many of them lie ready. */
const MOST_FREE = 3;

/** An opened, migrated store without rows; `done` gives it back. What changes its tables takes a `place` of its own. */
export async function opened(dialect: Dialect): Promise<{ store: Opened; done(): Promise<void> }> {
  const kept = (await emptied(dialect)) ?? (await made(dialect));
  const done = async () => void (free[dialect].length < MOST_FREE ? free[dialect].push(kept) : await end(kept));
  return { store: kept.store, done };
}

/** A used store without its rows. One that a test has closed is not used again. */
async function emptied(dialect: Dialect): Promise<Kept | undefined> {
  for (let kept = free[dialect].pop(); kept; kept = free[dialect].pop()) {
    const { store, emptying } = kept;
    try {
      await store.db.transaction().execute(async (db) => {
        for (const statement of emptying) await sql.raw(statement).execute(db);
      });
      return kept;
    } catch {
      await end(kept);
    }
  }
  return undefined;
}

async function made(dialect: Dialect): Promise<Kept> {
  const at =
    dialect === 'sqlite'
      ? sqlitePlace(inject('folder'))
      : await postgresPlace(inject('databaseUrl'), inject('migratedDatabase'));
  const store = at.open();
  if (dialect === 'sqlite') await migrate(store);
  const tables = await store.db.introspection.getTables();
  const deletes = tables.map(({ name }) => `delete from "${name}"`);
  // PostgreSQL takes all of them at once.
  return { at, store, emptying: dialect === 'postgres' ? [deletes.join(';')] : deletes };
}

async function end({ at, store }: Kept): Promise<void> {
  await store.close();
  await at.remove();
}
