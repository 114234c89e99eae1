/** Opens PostgreSQL. */
import { Socket } from 'node:net';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Opened } from './opened.js';
import { Seal } from './seal.js';
import type { Database } from './tables.js';

// Instants are bigint columns and fit a JavaScript number until the year 287396.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connections of one instance if nothing else is set: four instances use less than half of what a new server allows. */
export const POOL = 10;

/** How long a connection is waited for: a new one, or one that others use just now. */
const CONNECT_MS = 5_000;

/** How long an answer is waited for before its connection counts as lost. */
export const ANSWER_MS = 15_000;

/** Whether an address can be read: an "@" or "/" in a password is often left as it is. Nothing is connected. */
export function isPostgresAddress(url: string): boolean {
  try {
    return new pg.Client({ connectionString: url }).port > 0;
  } catch {
    return false;
  }
}

interface PostgresOptions {
  /** The most connections. */
  pool?: number;
  /** How long an answer is waited for; without a limit if undefined, because changing a large table can take long. */
  answerMs?: number | undefined;
  /** How long a connection is waited for. */
  connectMs?: number;
}

/**
 * Opens PostgreSQL. Connections are made when needed and replaced after they broke. None lives for more than ten minutes, so
 * that all soon lead to the new server after a failover. A transaction whose instance has vanished from the network is ended
 * by the server, so that nothing stays locked.
 * @param keys the first one encrypts, all decrypt; the same for all instances
 * @param fault receives errors of connections that break while idle
 */
export function openPostgres(
  url: string,
  keys: readonly Buffer[],
  fault: (error: unknown) => void,
  { pool: max = POOL, answerMs, connectMs = CONNECT_MS }: PostgresOptions = { answerMs: ANSWER_MS },
): Opened {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectMs,
    maxLifetimeSeconds: 600,
    keepAlive: true,
    // What is asked at the same time within a transaction goes out at once, and not each after the answer to the one before.
    pipeline: true,
    application_name: 'baton',
    ...(answerMs && { query_timeout: answerMs, idle_in_transaction_session_timeout: 2 * answerMs }),
  });
  pool.on('error', fault);
  pool.on('connect', (client) => {
    // Without a listener, a connection that breaks between two queries of a transaction would end the process.
    client.on('error', fault);
    // Longer than the pool keeps an idle connection, so only connections that no longer lead anywhere are closed.
    if (answerMs) closeWhenSilent(client, answerMs + 1_000);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  // PostgreSQL reports a commit once it is on the disk.
  return { db, dialect: 'postgres', seal: new Seal(keys), flush: async () => {}, close: () => db.destroy() };
}

/** Closes a connection on which nothing has come or gone for so long. */
function closeWhenSilent(client: pg.PoolClient, ms: number): void {
  const stream = client instanceof pg.Client ? client.connection.stream : undefined;
  if (stream instanceof Socket) stream.setTimeout(ms, () => stream.destroy(new Error('the database does not answer')));
}
