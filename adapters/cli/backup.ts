/** `baton backup` */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../common/operator-error.js';
import { backUp } from '../store/backup.js';
import { CannotOpen } from '../store/opened.js';
import { configFor, type StoreOptions } from './beside.js';

/** Copies the embedded store into a new file. @throws OperatorError if there is no store, or it is in PostgreSQL */
export async function writeBackup(target: string, options: StoreOptions): Promise<void> {
  const { databaseUrl, data } = configFor(options);
  if (databaseUrl)
    throw new OperatorError(
      'DATABASE_URL names a PostgreSQL: back it up with pg_dump, or write everything to a file with baton export.',
    );
  const source = join(data, 'baton.db');
  if (!existsSync(source)) throw new CannotOpen(`There is no store of Baton in ${data}. Name its folder with --data.`);
  backUp(source, target);
  const size = Math.ceil(statSync(target).size / 1024);
  console.error(
    `${target} is written (${size} kB). To use it, put it into a folder as baton.db, with ${join(data, 'key')} as key.`,
  );
}
