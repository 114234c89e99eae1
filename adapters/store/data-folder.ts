/** The data folder of an embedded store: its files are private, and one process at a time serves it. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'libsql';
import { codeOf, messageOf } from '../common/errors.js';
import { OperatorError } from '../common/operator-error.js';
import { CannotOpen } from './opened.js';
import { makePrivate } from './private-file.js';

/** SQLite would make an empty store where there is none. @throws CannotOpen if the folder holds no store */
export function mustHoldStore(folder: string): void {
  const size = statSync(join(folder, 'baton.db'), { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) return;
  throw new CannotOpen(
    `There is no store of Baton in ${folder}. Name the folder that your Baton uses: BATON_DATA=<folder>, or --data <folder>.`,
  );
}

/** Makes the folder if it is missing, for this user alone. @throws CannotOpen if that is not possible */
export function makeFolder(folder: string): void {
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
export function makeFilesPrivate(folder: string): void {
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
export function lockFolder(folder: string): InstanceType<typeof SQLite> {
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
