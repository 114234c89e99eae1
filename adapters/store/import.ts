/** Takes in what `exportStore` wrote. */
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';
import { ALL_TABLES, FORMAT, MIGRATION_STEPS } from './exported-tables.js';
import type { Opened } from './opened.js';
import type { Seal } from './seal.js';
import type { Database, LooseTables, Stored } from './tables.js';

const BATCH = 100;

/** The last migration that also changes rows: an older export lacks that change. Later ones only add columns with defaults. */
const OLDEST = MIGRATION_STEPS.indexOf('006-digests') + 1;

/** The file cannot be imported, or the store is not empty. The message says which line, and what to do. */
export class CannotImport extends OperatorError {
  override name = 'CannotImport';
}

const Header = z.object({ baton: z.literal(FORMAT), steps: z.array(z.string()) });
const Entry = z.object({
  table: z.enum(ALL_TABLES),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
type Entry = z.infer<typeof Entry>;

/** Imports all rows, or none. @returns how many rows; @throws CannotImport */
export async function importStore({ db, seal }: Opened, lines: AsyncIterable<string>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await mustBeEmpty(tx);
    let count = 0;
    let batch: Entry[] = [];
    for await (const entry of entriesOf(lines)) {
      if (batch.length >= BATCH || (batch[0] && batch[0].table !== entry.table)) {
        await insert(tx, batch, seal);
        batch = [];
      }
      batch.push(entry);
      count += 1;
    }
    await insert(tx, batch, seal);
    return count;
  });
}

/** Inserts rows of one table. */
async function insert(db: Kysely<Database>, entries: readonly Entry[], seal: Seal): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const rows = entries.map(({ table, row }) => (table === 'outbox' ? sealedAgain(row, seal) : row));
  await db.withTables<LooseTables>().insertInto(first.table).values(rows).execute();
}

const sealedAgain = (row: Record<string, Stored>, seal: Seal) => ({ ...row, message: seal.close(String(row.message)) });

async function mustBeEmpty(db: Kysely<Database>): Promise<void> {
  for (const table of ALL_TABLES) {
    const one = db.withTables<LooseTables>().selectFrom(table).select(sql`1`.as('one')).limit(1);
    if (!(await one.executeTakeFirst())) continue;
    throw new CannotImport(
      'The store is not empty. Import into a new one: another folder (BATON_DATA or --data) or an empty database.',
    );
  }
}

/** The rows after the header. */
async function* entriesOf(lines: AsyncIterable<string>): AsyncGenerator<Entry> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (number === 1) mustBeExport(line);
    else if (line.trim() !== '') yield entryOf(line, number);
  }
  if (number === 0) throw new CannotImport('The file is empty. Name a file that `baton export` wrote.');
}

/** Makes sure that the first line of a file says that this is an export, and of a version that fits. @throws CannotImport */
export function mustBeExport(line: string): void {
  const json = parsed(line);
  if (json === undefined) throw new CannotImport('Line 1 is not JSON. Is this a file that `baton export` wrote?');
  const header = Header.safeParse(json);
  if (!header.success)
    throw new CannotImport(
      'Line 1 does not say that this is an export of Baton. Name a file that `baton export` wrote.',
    );
  const { steps } = header.data;
  if (steps.length >= OLDEST && steps.every((name, i) => name === MIGRATION_STEPS[i])) return;
  throw new CannotImport(
    'Another version of Baton wrote this export. Import it with that version, then start this one: it brings the store up to date.',
  );
}

function entryOf(line: string, number: number): Entry {
  const entry = Entry.safeParse(parsed(line));
  if (!entry.success) throw new CannotImport(`Line ${number} is not a row of the store. Nothing was imported.`);
  return entry.data;
}

/** Undefined if the line is not JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
