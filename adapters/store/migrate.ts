/** Brings a database up to date. */
import { type Kysely, Migrator } from 'kysely';
import { migrations } from './migrations/index.js';
import type { Opened } from './opened.js';
import type { Database, LooseTables } from './tables.js';

/**
 * Applies the migrations that a database has not had. If several instances start at once, one does it and the others wait
 * (Kysely's lock). A database that a newer version has migrated further is left alone: migrations only ever add, so this
 * version can work with it while instances are upgraded one by one, or rolled back.
 */
export async function migrate({ db, dialect }: Opened): Promise<void> {
  const known = Object.keys(migrations(dialect));
  const applied = await appliedTo(db);
  if (applied.length > known.length && known.every((name) => applied.includes(name))) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Whether Baton has ever set up this database. */
export const holdsStore = async ({ db }: Opened): Promise<boolean> => (await appliedTo(db)).length > 0;

/** The names of the migrations that a database has had; none if it is new. */
async function appliedTo(db: Kysely<Database>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db.withTables<LooseTables>().selectFrom('kysely_migration').select('name').execute();
  return rows.map((row) => String(row.name));
}
