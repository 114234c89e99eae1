/** A whole store as JSON lines: the way from SQLite to PostgreSQL, from PostgreSQL to SQLite, and into a backup. */
import type { Kysely } from 'kysely';
import { EXPORTED_TABLES, FORMAT, MIGRATION_STEPS, orderOf } from './exported-tables.js';
import type { Opened } from './opened.js';
import type { Database, LooseTables, Stored } from './tables.js';
import { Tally } from './trailer.js';

const PAGE = 500;

/** Writes all rows of one moment, each as a line between the first and the last. @returns how many rows */
export async function exportStore(
  { db, dialect, seal }: Opened,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const begin = dialect === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction();
  return begin.execute(async (tx) => {
    const tally = new Tally();
    const add = async (entry: object, table?: string) => {
      const line = JSON.stringify(entry);
      tally.add(line, table);
      await write(line);
    };
    let count = 0;
    await add({ baton: FORMAT, steps: MIGRATION_STEPS });
    for (const table of EXPORTED_TABLES) {
      // `seq` is left out: the new database numbers the rows again, in the same order.
      for await (const { seq: _, ...row } of rowsOf(tx, table)) {
        if (table === 'outbox') row.message = seal.open(String(row.message)) ?? '';
        await add({ table, row }, table);
        count += 1;
      }
    }
    await write(JSON.stringify(tally.trailer()));
    return count;
  });
}

async function* rowsOf(db: Kysely<Database>, table: string): AsyncGenerator<Record<string, Stored>> {
  for (let offset = 0; ; offset += PAGE) {
    let select = db.withTables<LooseTables>().selectFrom(table).selectAll().limit(PAGE).offset(offset);
    for (const column of orderOf(table)) select = select.orderBy(column);
    const rows = await select.execute();
    yield* rows;
    if (rows.length < PAGE) return;
  }
}
