/** The store that a command works on, opened next to a Baton that may be running. */
import { type Config, readConfig } from '../runtime/config.js';
import { explainDatabaseError } from '../runtime/open-store.js';
import { holdsStore, migrate } from '../store/migrate.js';
import { CannotOpen, type Opened } from '../store/opened.js';
import { openPostgres } from '../store/postgres.js';
import { openSqlite } from '../store/sqlite.js';

/** The option that all these commands share. */
export interface StoreOptions {
  /** The folder of the embedded store, in place of the store that the environment names. */
  data?: string | undefined;
}

const quiet = () => {};

/** The configuration with the store that a command names. @throws BadConfig */
export function configFor({ data }: StoreOptions): Config {
  const named = data === undefined ? {} : { BATON_DATA: data, DATABASE_URL: undefined };
  return readConfig({ ...process.env, ...named });
}

/** Opens the store next to a running Baton, for as long as the work takes. @throws CannotOpen if there is no store */
export async function besideBaton<T>(options: StoreOptions, work: (opened: Opened) => Promise<T>): Promise<T> {
  const { databaseUrl, keys, data } = configFor(options);
  const opened = databaseUrl ? openPostgres(databaseUrl, keys, quiet) : openSqlite(data, 'beside');
  try {
    await bringUpToDate(opened, databaseUrl ? 'the database at DATABASE_URL' : data);
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** @param place what it is called in an error @throws CannotOpen */
async function bringUpToDate(opened: Opened, place: string): Promise<void> {
  try {
    if (await holdsStore(opened)) return await migrate(opened);
  } catch (error) {
    throw explainDatabaseError(error);
  }
  throw new CannotOpen(
    `There is no store of Baton in ${place}. Set DATABASE_URL or BATON_DATA to what your Baton uses, or name its folder with --data.`,
  );
}
