/** Opens SQLite: a file in a data folder, which one process serves at a time. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import SQLite from 'libsql';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import { codeOf, messageOf } from '../common/errors.js';
import { OperatorError } from '../common/operator-error.js';
import { directTo } from './direct.js';
import { Flusher, markPathIn } from './flusher.js';
import { lostFrames } from './log-mark.js';
import { CannotOpen, type Opened } from './opened.js';
import { makePrivate } from './private-file.js';
import { damageOf } from './quick-check.js';
import { folderSeal, passingSeal } from './seal.js';
import type { Database } from './tables.js';

/** `beside`: works next to a running Baton, takes no lock, and makes nothing. */
type Access = 'serve' | 'beside';

type Handle = InstanceType<typeof SQLite>;

/** How many prepared statements are cached. */
const STATEMENTS = 300;

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

/** SQLite would make an empty store where there is none. */
function mustHoldStore(folder: string): void {
  const size = statSync(join(folder, 'baton.db'), { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) return;
  throw new CannotOpen(
    `There is no store of Baton in ${folder}. Name the folder that your Baton uses: BATON_DATA=<folder>, or --data <folder>.`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cannotOpen(folder, error);
  }
}

/** What is wrong with a folder, by the code of Node.js or SQLite, and what to do. */
const FOLDER_PROBLEMS: readonly (readonly [words: RegExp, problem: (folder: string) => string])[] = [
  [
    /EACCES|EPERM|SQLITE_CANTOPEN|Unable to open connection|SQLITE_READONLY|readonly database/,
    (folder) =>
      `Baton may not use ${folder}. Give the folder and its files to the user that runs Baton, or set BATON_DATA to another one.`,
  ],
  [/EROFS/, (folder) => `The disk of ${folder} is read-only. Set BATON_DATA to a folder that can be written.`],
  [/ENOSPC|SQLITE_FULL/, (folder) => `The disk of ${folder} is full. Free some space, and start again.`],
  [
    /ENOTDIR|EEXIST/,
    (folder) => `There is a file where the folder ${folder} should be. Set BATON_DATA to another one.`,
  ],
  [
    /SQLITE_NOTADB|SQLITE_CORRUPT|not a database|malformed/,
    (folder) =>
      `The store in ${folder} is damaged: baton.db is not a database. Put a backup in its place, or start with an empty folder.`,
  ],
];

/** What is wrong with a store in a folder, for whoever runs Baton. */
export function cannotOpen(folder: string, error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  const seen = `${codeOf(error)} ${messageOf(error)}`;
  const problem = FOLDER_PROBLEMS.find(([words]) => words.test(seen))?.[1](folder);
  return new CannotOpen(problem ?? `Baton cannot open the store in ${folder}: ${messageOf(error)}.`);
}

/** What is beside a file: SQLite's own, to which it gives the mode of the file itself, and the mark of its log. */
const BESIDE = ['-wal', '-shm', '-journal', '-mark'];

/** SQLite makes its files readable for everybody: so they are made before it, and those of an older version are closed. */
function makeFilesPrivate(folder: string): void {
  try {
    for (const name of ['baton.db', 'lock.db']) {
      makePrivate(join(folder, name), 'create');
      for (const end of BESIDE) makePrivate(join(folder, `${name}${end}`));
    }
    makePrivate(join(folder, 'key'));
  } catch (error) {
    if (codeOf(error) === 'EPERM')
      throw new CannotOpen(
        `Others can read the files in ${folder}, and the user that runs Baton may not change that. Give it the files (chown).`,
      );
    throw cannotOpen(folder, error);
  }
}

/**
 * Takes the lock of a data folder for the life of the process: an exclusive transaction on a file next to the store. The
 * system releases it when the process ends, however it ends.
 */
function lockFolder(folder: string): Handle {
  const handle = new SQLite(join(folder, 'lock.db'));
  try {
    handle.exec('pragma busy_timeout = 0');
    handle.exec('pragma journal_mode = delete');
    handle.exec('begin exclusive');
    return handle;
  } catch (error) {
    handle.close();
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new CannotOpen(
      `Another Baton is running on the data folder ${folder}. Stop it, choose another folder (BATON_DATA), or share one PostgreSQL (DATABASE_URL).`,
    );
  }
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

/** The file as Kysely takes it, with recent statements kept prepared: preparing one costs more than running most of them. */
function withStatementCache(file: Handle): SqliteDatabase {
  const cache = new BoundedCache<SqliteStatement>(STATEMENTS);
  return {
    close: () => {},
    prepare: (text) => {
      const statement = cache.get(text) ?? prepared(file, text);
      cache.set(text, statement);
      return statement;
    },
  };
}

/**
 * A statement as Kysely takes it. Whether it has a result, and what its columns are called, is asked once, not for each row of
 * each run.
 */
function prepared(file: Handle, text: string): SqliteStatement {
  const statement = file.prepare<[readonly unknown[]]>(text);
  const { reader } = statement;
  const names = reader
    ? statement
        .raw(true)
        .columns()
        .map(({ name }) => name)
    : [];
  return {
    reader,
    all: (parameters) => statement.all(parameters).map((values) => named(names, values)),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/** The values of a row under the names of their columns. */
function named(names: readonly string[], values: unknown): Record<string, unknown> {
  if (!Array.isArray(values)) throw new TypeError('a row is a list of values');
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = values[index];
  return row;
}
