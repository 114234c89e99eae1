/** A copy of the embedded store in one file, made beside a running Baton. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import SQLite from 'libsql';
import { PRIVATE_MODE } from './private-file.js';
import { damageOf } from './quick-check.js';

/**
 * Copies a store as it is at one moment, and checks the copy.
 * @param source the store's file @param target a new file, which only its owner can read
 * @throws an error of Node.js if there is such a file or it cannot be written; then nothing is left of it
 */
export function backUp(source: string, target: string): void {
  // SQLite takes an empty file for none; so it is made here, closed to others from the start.
  closeSync(openSync(target, 'wx', PRIVATE_MODE));
  try {
    const store = new SQLite(source);
    try {
      store.exec('pragma busy_timeout = 5000');
      store.prepare<[string]>('vacuum into ?').run(target);
    } finally {
      store.close();
    }
    const written = openSync(target, 'r+');
    fsyncSync(written);
    closeSync(written);
    const copy = new SQLite(target, { readonly: true });
    const damage = damageOf(copy);
    copy.close();
    if (damage) throw new Error(`the copy is damaged: ${damage}`);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}
