/** Who can read what is on the disk: its owner, whatever the umask, the folder's mode or an older version allowed. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { makePrivate } from '../../../adapters/store/private-file.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';

/** Everything that a folder in use holds. */
const FILES = ['baton.db', 'baton.db-mark', 'baton.db-shm', 'baton.db-wal', 'key', 'lock.db', 'lock.db-journal'];

let folder: string;
let umask: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-mode-'));
  umask = process.umask(0);
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (path: string) =>
  Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, modeOf(join(path, name))]),
  );
const allPrivate = Object.fromEntries(FILES.map((name) => [name, '600']));

async function filled(path: string): Promise<Opened> {
  const opened = openSqlite(path);
  await migrate(opened);
  await opened.flush();
  return opened;
}

describe('the files of a data folder', () => {
  test.each([0o000, 0o002, 0o022, 0o077])('are private with the umask %i', async (mask) => {
    process.umask(mask);
    const data = join(folder, 'a', 'data');
    const opened = await filled(data);
    expect(modesIn(data)).toEqual(allPrivate);
    expect([modeOf(data), modeOf(join(folder, 'a'))]).toEqual(['700', '700']);
    await opened.close();
  });

  test('are private in a folder that everybody can read, whose own mode stays', async () => {
    chmodSync(folder, 0o755);
    const opened = await filled(folder);
    expect(modesIn(folder)).toEqual(allPrivate);
    expect(modeOf(folder)).toBe('755');
    await opened.close();
  });

  test('become private if an older version, or its end in the midst of work, left them open', async () => {
    await (await filled(folder)).close();
    for (const name of ['baton.db-wal', 'baton.db-shm', 'baton.db-journal', 'lock.db-journal'])
      writeFileSync(join(folder, name), '', { flag: 'a' });
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    const opened = openSqlite(folder);
    await opened.db.selectFrom('outbox').select('id').execute();
    expect([...new Set(Object.values(modesIn(folder)))]).toEqual(['600']);
    await opened.close();
  });

  test('are made private again when a reader comes beside, and its end releases nothing', async () => {
    await (await filled(folder)).close();
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    const beside = openSqlite(folder, 'beside');
    await migrate(beside);
    expect(Object.values(modesIn(folder)).every((mode) => mode === '600')).toBe(true);
    const opened = openSqlite(folder);
    await beside.close();
    expect(() => openSqlite(folder)).toThrow('Another Baton is running');
    await opened.close();
  });
});

describe('makePrivate', () => {
  test('makes a file that is missing only when asked to', () => {
    const path = join(folder, 'file');
    makePrivate(path);
    expect(existsSync(path)).toBe(false);
    makePrivate(path, 'create');
    expect(modeOf(path)).toBe('600');
  });
  test('keeps what a file holds, and lets errors through', () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'words', { mode: 0o644 });
    makePrivate(path, 'create');
    expect([modeOf(path), statSync(path).size]).toEqual(['600', 5]);
    expect(() => makePrivate(join(folder, 'none', 'file'), 'create')).toThrow('ENOENT');
  });
});
