/** Both databases for tests that hold for either: SQLite in a folder of its own, PostgreSQL in a database of its own. */
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

/** Brings a new store to the form that an older version gave it: up to the step of that name. */
export async function migrateTo({ db, dialect }: Opened, step: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateTo(step);
  if (error) throw error;
}

/** An opened, migrated store that is gone after `done`. */
export async function opened(dialect: Dialect): Promise<{ store: Opened; done(): Promise<void> }> {
  const at = await place(dialect);
  const store = at.open();
  await migrate(store);
  const done = async () => {
    await store.close();
    await at.remove();
  };
  return { store, done };
}
