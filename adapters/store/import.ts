/** Takes in what `exportStore` wrote. */
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { OperatorError } from '../common/operator-error.js';
import { isClash } from './clashes.js';
import { ALL_TABLES, FORMAT, MIGRATION_STEPS } from './exported-tables.js';
import type { Opened } from './opened.js';
import { columnsOf, rowProblem } from './row-checks.js';
import type { Seal } from './seal.js';
import type { Database, LooseTables, Stored } from './tables.js';
import { difference, Tally, Trailer } from './trailer.js';

const BATCH = 100;

/** The last migration that also changes rows: an older export lacks that change. Later ones only add columns with defaults. */
const OLDEST = MIGRATION_STEPS.indexOf('006-digests') + 1;

/** The file cannot be imported, or the store is not empty. The message says which line, and what to do. */
export class CannotImport extends OperatorError {
  override name = 'CannotImport';
}

const Header = z.object({ baton: z.union([z.literal(1), z.literal(FORMAT)]), steps: z.array(z.string()) });
type Header = z.infer<typeof Header>;
const Entry = z.object({
  table: z.enum(ALL_TABLES),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
type Entry = z.infer<typeof Entry>;

/** A row with the number of its line. */
interface Numbered extends Entry {
  line: number;
}

/** Imports all rows, or none: not if a line is wrong, missing or changed. @returns how many rows; @throws CannotImport */
export async function importStore(opened: Opened, lines: AsyncIterable<string>): Promise<number> {
  const columns = await columnsOf(opened);
  return opened.db.transaction().execute(async (tx) => {
    await mustBeEmpty(tx);
    let count = 0;
    let batch: Numbered[] = [];
    for await (const entry of entriesOf(lines)) {
      const problem = rowProblem(columns, entry.table, entry.row);
      if (problem) throw new CannotImport(`Line ${entry.line}: ${problem}. Nothing was imported.`);
      if (batch.length >= BATCH || (batch[0] && batch[0].table !== entry.table)) {
        await insert(tx, batch, opened.seal);
        batch = [];
      }
      batch.push(entry);
      count += 1;
    }
    await insert(tx, batch, opened.seal);
    return count;
  });
}

/** Inserts rows of one table. */
async function insert(db: Kysely<Database>, entries: readonly Numbered[], seal: Seal): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const rows = entries.map(({ table, row }) => (table === 'outbox' ? sealedAgain(row, seal) : row));
  try {
    await db.withTables<LooseTables>().insertInto(first.table).values(rows).execute();
  } catch (error) {
    if (!isClash(error)) throw error;
    const last = first.line + entries.length - 1;
    const where = last === first.line ? `Line ${last}` : `One of the lines ${first.line} to ${last}`;
    throw new CannotImport(`${where} of “${first.table}” is there twice. Nothing was imported.`);
  }
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

/** The rows between the first line and the last. @throws CannotImport if the last one does not fit them */
async function* entriesOf(lines: AsyncIterable<string>): AsyncGenerator<Numbered> {
  const tally = new Tally();
  let header: Header | undefined;
  let ended = false;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    if (ended) throw new CannotImport(`Line ${number} comes after the end of the export. Nothing was imported.`);
    if (!header) {
      header = headerOf(line);
      tally.add(line);
      continue;
    }
    const json = parsed(line);
    const trailer = Trailer.safeParse(json);
    if (trailer.success) {
      const problem = difference(tally.trailer(), trailer.data);
      if (problem) throw new CannotImport(`This export is not whole. ${problem} Nothing was imported.`);
      ended = true;
      continue;
    }
    const entry = entryOf(json, number);
    tally.add(line, entry.table);
    yield entry;
  }
  if (!header) throw new CannotImport('The file is empty. Name a file that `baton export` wrote.');
  if (!ended && header.baton !== 1)
    throw new CannotImport('This export is cut off: its last line is missing. Nothing was imported.');
}

/** Reads the first line, which says that this is an export, and of a version that fits. @throws CannotImport */
export function headerOf(line: string): Header {
  const json = parsed(line);
  if (json === undefined) throw new CannotImport('Line 1 is not JSON. Is this a file that `baton export` wrote?');
  const header = Header.safeParse(json);
  if (!header.success)
    throw new CannotImport(
      'Line 1 does not say that this is an export of Baton. Name a file that `baton export` wrote.',
    );
  const { steps } = header.data;
  if (steps.length >= OLDEST && steps.every((name, i) => name === MIGRATION_STEPS[i])) return header.data;
  throw new CannotImport(
    'Another version of Baton wrote this export. Import it with that version, then start this one: it brings the store up to date.',
  );
}

function entryOf(json: unknown, line: number): Numbered {
  const entry = Entry.safeParse(json);
  if (entry.success) return { ...entry.data, line };
  const [issue] = entry.error.issues;
  const field = issue?.path.join('.') ?? '';
  const which = json === undefined ? 'is not JSON' : `is not a row of the store${field && ` (see “${field}”)`}`;
  throw new CannotImport(`Line ${line} ${which}. Nothing was imported.`);
}

/** Undefined if the line is not JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
