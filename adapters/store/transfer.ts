/** A whole store as JSON lines, and back: the way from SQLite to PostgreSQL, from PostgreSQL to SQLite, and into a backup. */
import { type Kysely, sql } from 'kysely';
import { OperatorError } from '../common/operator-error.js';
import { migrations } from './migrations.js';
import type { Opened } from './open.js';
import { TABLE_NAMES } from './schema.js';
import type { ProductTables } from './tables.js';

/** Every table with the columns that order it. `seq` columns are left out: the database numbers anew, in the same order. */
const ORDER: Record<string, readonly string[]> = {
  ...Object.fromEntries(TABLE_NAMES.map((table) => [table, ['workspace', 'id']])),
  handled: ['workspace', 'key'],
  sequence: ['workspace', 'name'],
  outbox: ['seq'],
  installation: ['platform', 'id'],
  sent: ['workspace', 'id'],
  front: ['workspace', 'person'],
  conversation: ['workspace', 'id'],
  alias: ['workspace', 'id'],
  room_channel: ['workspace', 'id'],
  room_message: ['seq'],
  room_reaction: ['workspace', 'message', 'person', 'emoji'],
};

/**
 * Words held for a while are sealed with this store's key and for a day at most: they do not travel. Installations do, sealed as they
 * are: a store that has the old key among its own can open them.
 */
const STAYS = new Set(['nudge']);

const PAGE = 500;
const FORMAT = 1;
const STEPS = Object.keys(migrations('sqlite'));
/** The last step that also changes rows: exports from before it would miss that change. Later ones only add columns with defaults. */
const OLDEST_IMPORTED = STEPS.indexOf('006-digests') + 1;

/** The file is not one that can be taken in, or the store is not empty; the message says which line, and what to do. */
export class CannotImport extends OperatorError {
  override name = 'CannotImport';
}

type Loose = Kysely<ProductTables>;

async function* rowsOf(db: Loose, table: string): AsyncGenerator<Record<string, unknown>> {
  for (let offset = 0; ; offset += PAGE) {
    let select = db.selectFrom(table).selectAll().limit(PAGE).offset(offset);
    for (const column of ORDER[table] ?? []) select = select.orderBy(column);
    const rows = await select.execute();
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** Writes all rows of one moment, line by line. @returns how many rows */
export async function exportStore(
  { db, dialect, seal }: Opened,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const begin = dialect === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction();
  return begin.execute(async (tx) => {
    let n = 0;
    await write(JSON.stringify({ baton: FORMAT, steps: STEPS }));
    for (const table of Object.keys(ORDER).filter((name) => !STAYS.has(name))) {
      for await (const { seq: _, ...row } of rowsOf(tx as unknown as Loose, table)) {
        if (table === 'outbox') row.message = seal.open(String(row.message)) ?? '';
        await write(JSON.stringify({ table, row }));
        n += 1;
      }
    }
    return n;
  });
}

function header(line: string): void {
  let read: { baton?: unknown; steps?: unknown };
  try {
    read = JSON.parse(line);
  } catch {
    throw new CannotImport('Line 1 is not JSON. Is this a file that `baton export` wrote?');
  }
  if (read?.baton !== FORMAT) throw new CannotImport('Line 1 does not say that this is an export of Baton.');
  const steps = Array.isArray(read.steps) ? read.steps : [];
  const isKnown = steps.every((name, i) => name === STEPS[i]);
  if (!isKnown || steps.length < OLDEST_IMPORTED)
    throw new CannotImport(
      'The export was written by another version of Baton. Import it with that version, then start this one: it brings the store up to date.',
    );
}

function entry(line: string, number: number): { table: string; row: Record<string, unknown> } {
  try {
    const { table, row } = JSON.parse(line) as { table: string; row: Record<string, unknown> };
    if (table in ORDER && typeof row === 'object' && row !== null) return { table, row };
  } catch {
    // Said below, with the number of the line.
  }
  throw new CannotImport(`Line ${number} is not a row of the store. Nothing was imported.`);
}

async function mustBeEmpty(db: Loose): Promise<void> {
  for (const table of Object.keys(ORDER)) {
    const [row] = await db.selectFrom(table).select(sql`1`.as('one')).limit(1).execute();
    if (row)
      throw new CannotImport(
        'The store is not empty. Import goes into a new one: choose another BATON_DATA folder or an empty database.',
      );
  }
}

/** Takes all rows in, or none. @returns how many rows; @throws CannotImport */
export async function importStore({ db, seal }: Opened, lines: AsyncIterable<string>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const loose = tx as unknown as Loose;
    await mustBeEmpty(loose);
    let number = 0;
    let batch: { table: string; rows: Record<string, unknown>[] } = { table: '', rows: [] };
    const flush = async () => {
      if (batch.rows.length === 0) return;
      await loose.insertInto(batch.table).values(batch.rows).execute();
    };
    for await (const line of lines) {
      number += 1;
      if (number === 1) header(line);
      else if (line.trim() !== '') {
        const { table, row } = entry(line, number);
        if (table !== batch.table || batch.rows.length >= 100) {
          await flush();
          batch = { table, rows: [] };
        }
        batch.rows.push(table === 'outbox' ? { ...row, message: seal.close(String(row.message)) } : row);
      }
    }
    if (number === 0) throw new CannotImport('The file is empty.');
    await flush();
    return number - 1;
  });
}
