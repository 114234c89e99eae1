/** Both databases for tests that hold for either: SQLite in a folder of its own, PostgreSQL in a database of its own. */
import { inject } from 'vitest';
import { migrate, type Opened } from '../../adapters/store/open.js';
import { type Place, postgresPlace, sqlitePlace } from './places.js';

export const DIALECTS = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const place = async (dialect: Dialect): Promise<Place> =>
  dialect === 'sqlite' ? sqlitePlace() : postgresPlace(inject('databaseUrl'));

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
