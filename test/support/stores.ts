/** Both databases, for tests that apply to either: a new SQLite folder, a new PostgreSQL database. */
import { Migrator } from 'kysely';
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

/** An opened, migrated store; `done` removes it. */
export async function opened(dialect: Dialect): Promise<{ store: Opened; done(): Promise<void> }> {
  const at = dialect === 'sqlite' ? sqlitePlace() : await migratedPostgres();
  const store = at.open();
  if (dialect === 'sqlite') await migrate(store);
  const done = async () => {
    await store.close();
    await at.remove();
  };
  return { store, done };
}

const migratedPostgres = () => postgresPlace(inject('databaseUrl'), inject('migratedDatabase'));
