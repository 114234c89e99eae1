/** Files that only their owner can read or write. */
import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import { codeOf } from '../common/errors.js';

/** Mode of a file that belongs to one user. */
export const PRIVATE_MODE = 0o600;

/**
 * Makes sure that nobody but its owner can read or write a file, whatever the umask is and whoever made it.
 * @param missing what to do if there is no such file: nothing, or make an empty one
 * @throws if the mode cannot be changed: the file belongs to another user
 */
export function makePrivate(path: string, missing: 'skip' | 'create' = 'skip'): void {
  if (missing === 'create') createPrivate(path);
  // By its name, not through a handle: closing any handle of a file gives up the locks that this process has on it.
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o777) !== PRIVATE_MODE) chmodSync(path, PRIVATE_MODE);
}

/** Makes an empty file, unless there is one. */
function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', PRIVATE_MODE));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}
