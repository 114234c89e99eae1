/** The end of a workspace: at once, nothing more is done for it; later, all its data goes. */
import { type Kysely, sql } from 'kysely';
import { deleteBatch } from './batches.js';
import type { Opened } from './opened.js';
import { TABLE_NAMES } from './schema/schema.js';
import type { Database } from './tables.js';

/** What waits in a workspace, and what was last spoken of there. */
const WAITING_TABLES = ['outbox', 'nudge', 'alarm', 'talk'];
/** What a workspace has besides the product's rows. */
const OTHER_TABLES = [
  'handled',
  'sequence',
  'outbox',
  'sent',
  'front',
  'installation',
  'conversation',
  'alias',
  'edition',
];

/** Cancels everything that waits in a workspace, messages to be sent, nudges and alarms, and what was last spoken of. */
export const haltWorkspace = (opened: Opened, workspace: string): Promise<void> =>
  opened.db.transaction().execute((tx) => empty(tx, opened.dialect, workspace, WAITING_TABLES));

/**
 * Deletes a workspace with everything in it, if its installation ended before an instant. That is looked at in the
 * transaction that deletes: if Baton is installed again before it, nothing is deleted; during it, that waits for its end.
 * @returns whether the workspace was deleted
 */
export const eraseWorkspace = ({ db, dialect }: Opened, workspace: string, before: number): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const own = tx.selectFrom('installation').select('endedAt').where('workspace', '=', workspace);
    const rows = await (dialect === 'postgres' ? own.forUpdate() : own).execute();
    const hasEnded = rows.length > 0 && rows.every(({ endedAt }) => endedAt !== null && endedAt < before);
    if (hasEnded) await empty(tx, dialect, workspace, [...TABLE_NAMES, ...OTHER_TABLES]);
    return hasEnded;
  });

/** All in one transaction, so that nobody sees a half. */
async function empty(
  db: Kysely<Database>,
  dialect: Opened['dialect'],
  workspace: string,
  tables: readonly string[],
): Promise<void> {
  const isOwn = sql<boolean>`workspace = ${workspace}`;
  for (const table of tables) while ((await deleteBatch({ db, dialect }, table, isOwn)) > 0);
}
