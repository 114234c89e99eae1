/** Opens the store that the configuration names, and brings it up to date. */
import { codeOf, messageOf } from '../common/errors.js';
import { cannotOpen } from '../store/data-folder.js';
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
  if (!databaseUrl)
    return migrated(openSqlite(data)).catch((error: unknown) => {
      throw /SQLITE/.test(String(codeOf(error))) ? cannotOpen(data, error) : error;
    });
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

const OFFLINE = 'Baton cannot reach the host in DATABASE_URL. Check its name, and the network of this machine.';
const SILENT =
  'The database at DATABASE_URL does not answer. Check that it is running, and that no firewall is in between.';
const CLOSED =
  'Nothing listens at the address in DATABASE_URL. Check that PostgreSQL is running, and its host and port.';
const UNTRUSTED =
  'The certificate of the database at DATABASE_URL is not trusted. Add its authority with NODE_EXTRA_CA_CERTS.';

/** By the code of Node.js or PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const DATABASE_PROBLEMS: Record<string, string> = {
  ECONNREFUSED: CLOSED,
  ENOENT: CLOSED,
  ENOTFOUND: OFFLINE,
  EAI_AGAIN: OFFLINE,
  EHOSTUNREACH: OFFLINE,
  ENETUNREACH: OFFLINE,
  ETIMEDOUT: SILENT,
  ECONNRESET:
    'The database at DATABASE_URL closed the connection. Look at its log; perhaps it wants TLS (?sslmode=require).',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  '28P01': 'The database does not accept the user or the password in DATABASE_URL. Correct them.',
  '28000': 'The database does not let the user in DATABASE_URL in. Allow it in pg_hba.conf, or name another user.',
  '3D000': 'The server has no database of the name in DATABASE_URL. Create it (createdb), or correct the name.',
  '42501': 'The user in DATABASE_URL may not make tables. Grant it CREATE on the schema, or name another user.',
  '25006': 'The database at DATABASE_URL is read-only. Name the primary server, not a standby.',
  '53300': 'The database has no connection left. Lower DATABASE_POOL, or raise its max_connections.',
  '57P03': 'The database is starting or stopping. Try again in a moment.',
};

/** What the client says without a code. */
const NO_CODE: readonly (readonly [words: RegExp, problem: string])[] = [
  [/timeout/i, SILENT],
  [
    /does not support SSL/,
    'The database at DATABASE_URL does not speak TLS. Leave sslmode out of the address, or switch TLS on there.',
  ],
  [
    /password must be a string/,
    'The database wants a password. Put it into DATABASE_URL: postgres://user:password@host/baton.',
  ],
];

/** Says why a database cannot be used, without its address, which can contain a password. Unknown errors stay as they are. */
export function explainDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  const problem =
    code === undefined ? NO_CODE.find(([words]) => words.test(messageOf(error)))?.[1] : DATABASE_PROBLEMS[code];
  return problem ? new CannotOpen(code === undefined ? problem : `${problem} (${code})`) : error;
}
