/** The store that the environment names, opened next to a Baton that may be running. */
import { OperatorError } from '../common/operator-error.js';
import { readConfig } from '../runtime/config.js';
import { migrate } from '../store/migrate.js';
import type { Opened } from '../store/opened.js';
import { openPostgres } from '../store/postgres.js';
import { openSqlite } from '../store/sqlite.js';

const quiet = () => {};

/** Opens the store next to a running Baton, for as long as the work takes. */
export async function besideBaton<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const { databaseUrl, keys, data } = readConfig(process.env);
  const opened = databaseUrl ? openPostgres(databaseUrl, keys, quiet) : openSqlite(data, 'beside');
  try {
    await migrate(opened);
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Prints the reason alone of a mistake that the operator can correct. @returns the exit code */
export async function reportKnown(work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    console.error(error.message);
    return 1;
  }
}
