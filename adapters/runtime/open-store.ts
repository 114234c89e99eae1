/** Opens the store that the configuration names, and brings it up to date. */
import { codeOf } from '../common/errors.js';
import { migrate } from '../store/migrate.js';
import { CannotOpen, type Opened } from '../store/opened.js';
import { ANSWER_MS, openPostgres } from '../store/postgres.js';
import { openSqlite } from '../store/sqlite.js';
import type { Config } from './config.js';

type StoreConfig = Pick<Config, 'data' | 'databaseUrl' | 'keys' | 'pool'>;

/**
 * Opens the embedded store, or PostgreSQL if `databaseUrl` is set, and migrates it.
 * @param fault receives errors of idle connections
 * @throws CannotOpen with a message for whoever set up the database
 */
export async function openStore(config: StoreConfig, fault: (error: unknown) => void): Promise<Opened> {
  const { data, databaseUrl, keys, pool } = config;
  if (!databaseUrl) return migrated(openSqlite(data));
  // Migrating a large store can take longer than any other work is allowed to: it gets connections without a time limit.
  const migrating = await migrated(openPostgres(databaseUrl, keys, fault, { pool: 2 })).catch((error: unknown) => {
    throw explainDatabaseError(error);
  });
  await migrating.close();
  return openPostgres(databaseUrl, keys, fault, { pool, answerMs: ANSWER_MS });
}

async function migrated(opened: Opened): Promise<Opened> {
  try {
    await migrate(opened);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** By the code of Node.js or PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const DATABASE_REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it does not accept the password',
  '28000': 'it does not let this user in',
  '3D000': 'it has no database of that name',
  '42501': 'this user may not make tables there',
  '25006': 'it can only be read: is it a standby?',
  '57P03': 'it is just starting, or shutting down',
};

/** Says why a database cannot be used, without its address, which can contain a password. Unknown errors stay as they are. */
export function explainDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : DATABASE_REASONS[code];
  return reason ? new CannotOpen(`The database that DATABASE_URL names cannot be used: ${reason} (${code}).`) : error;
}
