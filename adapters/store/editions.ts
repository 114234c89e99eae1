/** Reads of which editions a workspace is: each is another one after rows of its kinds were written, by whomever. */
import { sql, type Transaction } from 'kysely';
import { asJson } from './direct.js';
import type { Editions } from './known.js';
import type { Opened } from './opened.js';
import type { Database } from './tables.js';

/** As `Direct` wants it: a row of a name and a token for each edition. */
const EDITIONS = asJson(['what', 'token'], 'select what, token from edition where workspace = ?');

/** PostgreSQL's way to ask for all editions in one value; null if there are none. */
export const editionsOf = (workspace: string) =>
  sql<Editions | null>`(select json_object_agg(what, token) from edition where workspace = ${workspace})`;

/** The editions as a transaction sees them now. */
export async function readEditions(
  tx: Transaction<Database>,
  workspace: string,
  direct: Opened['direct'],
): Promise<Editions> {
  if (direct) return Object.fromEntries(direct.rows(EDITIONS, [workspace]));
  const { rows } = await sql<{ editions: Editions | null }>`select ${editionsOf(workspace)} as editions`.execute(tx);
  return rows[0]?.editions ?? {};
}
