/** Rows that are deleted some at a time, so that no statement takes long. */
import type { Kysely, RawBuilder } from 'kysely';
import type { Opened } from './opened.js';
import type { Database, LooseTables } from './tables.js';

/** How many rows are deleted at once. */
export const BATCH = 5_000;

/** Deletes rows of a table for which a condition holds, at most `BATCH`. @returns how many it deleted */
export async function deleteBatch(
  { db, dialect }: { db: Kysely<Database>; dialect: Opened['dialect'] },
  table: string,
  condition: RawBuilder<boolean>,
): Promise<number> {
  const loose = db.withTables<LooseTables>();
  const row = dialect === 'postgres' ? 'ctid' : 'rowid';
  const some = loose.selectFrom(table).select(row).where(condition).limit(BATCH);
  const { numDeletedRows } = await loose.deleteFrom(table).where(row, 'in', some).where(condition).executeTakeFirst();
  return Number(numDeletedRows);
}
