/** Opens SQLite: a file in a data folder, which one process serves at a time. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import SQLite from 'libsql';
import { cannotOpen, lockFolder, makeFilesPrivate, makeFolder, mustHoldStore } from './data-folder.js';
import { directTo } from './direct.js';
import { Flusher, markPathIn } from './flusher.js';
import { lostFrames } from './log-mark.js';
import { CannotOpen, type Opened } from './opened.js';
import { damageOf } from './quick-check.js';
import { folderSeal, passingSeal } from './seal.js';
import { withStatementCache } from './statement-cache.js';
import type { Database } from './tables.js';

/** `beside`: works next to a running Baton, takes no lock, and makes nothing. */
type Access = 'serve' | 'beside';

type Handle = InstanceType<typeof SQLite>;

/**
 * Opens SQLite.
 * @param folder made if it is missing, unless `access` is `beside`; `:memory:` for a store that ends with the process
 * @throws CannotOpen if another process serves this folder, it cannot be written, or it holds no store and `access` is `beside`
 */
export function openSqlite(folder: string, access: Access = 'serve'): Opened {
  if (folder === ':memory:') return openedFrom(openFile(':memory:'), passingSeal());
  if (access === 'beside') mustHoldStore(folder);
  else makeFolder(folder);
  makeFilesPrivate(folder);
  const lock = access === 'serve' ? lockFolder(folder) : undefined;
  try {
    if (lock) mustBeWhole(folder);
    const file = openFile(join(folder, 'baton.db'));
    if (lock) mustBeSound(folder, file);
    const opened = openedFrom(file, folderSeal(folder));
    const flusher = new Flusher(folder, 'baton.db');
    const close = async () => {
      // All goes into the one file, so that copying it, and the key, is a backup.
      if (lock) file.exec('pragma wal_checkpoint(truncate)');
      await opened.close();
      // After SQLite: closing a handle of its files gives up the locks that this process has on them.
      await flusher.close();
      lock?.close();
    };
    return { ...opened, flush: () => flusher.flush(), close };
  } catch (error) {
    lock?.close();
    throw cannotOpen(folder, error);
  }
}

/** An open file as a store. */
export function openedFrom(file: Handle, seal: Opened['seal']): Opened {
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatementCache(file) }) });
  const close = async () => {
    await db.destroy();
    // Kysely leaves a file open that nothing was asked of.
    file.close();
  };
  return { db, dialect: 'sqlite', direct: directTo(file), seal, flush: async () => {}, close };
}

/** @throws CannotOpen if the log has lost changes that were on the disk */
function mustBeWhole(folder: string): void {
  const lost = lostFrames(join(folder, 'baton.db-wal'), markPathIn(folder));
  if (lost === 0) return;
  throw new CannotOpen(
    `The store in ${folder} is damaged: the last ${lost} ${lost === 1 ? 'page' : 'pages'} of its log (baton.db-wal) cannot be read. ` +
      'Copy the folder first. Then put a backup in its place or, to go on with what can be read, delete baton.db-mark and start again.',
  );
}

/** Larger stores are not looked through at each start, which reads all of them. */
const LOOKED_THROUGH_BYTES = 256 * 1024 * 1024;

/** @throws CannotOpen if SQLite finds the store damaged */
function mustBeSound(folder: string, file: Handle): void {
  if (statSync(join(folder, 'baton.db')).size > LOOKED_THROUGH_BYTES) return;
  const damage = damageOf(file);
  if (damage === undefined) return;
  throw new CannotOpen(
    `The store in ${folder} is damaged (${damage}). Copy the folder, and put a backup in its place: baton.db and key, without baton.db-wal.`,
  );
}

function openFile(path: string): Handle {
  const file = new SQLite(path);
  file.exec('pragma journal_mode = wal');
  // A commit is in the file at once and survives the process; `Flusher` makes it survive the machine.
  file.exec('pragma synchronous = normal');
  // Up to 8000 pages (32 MB) of log are kept before they go into the store: pages that change often go there once.
  file.exec('pragma wal_autocheckpoint = 8000');
  file.exec('pragma busy_timeout = 5000');
  file.exec('pragma cache_size = -32000');
  return file;
}
