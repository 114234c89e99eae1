/** Whether the database works. */
import { sql } from 'kysely';
import type { Opened } from './opened.js';

/** The database takes no writes: a standby, or one that was closed for maintenance. */
class ReadOnly extends Error {
  override name = 'ReadOnly';
}

/** Resolves if the database answers and takes writes. @throws ReadOnly if it takes none */
export async function ping({ db, dialect }: Opened): Promise<void> {
  // A real write, into the header of the file: a full disk can still be read.
  if (dialect === 'sqlite') return void (await sql`pragma user_version = 1`.execute(db));
  const { rows } = await sql<{ off: string }>`select current_setting('transaction_read_only') as off`.execute(db);
  if (rows[0]?.off === 'on') throw new ReadOnly('the store can only be read');
}
