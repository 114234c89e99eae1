/** The commands that work on a store, where there is none, a broken one, or one that others use. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeOutput } from '../../../adapters/cli/output.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { migrations } from '../../../adapters/store/migrations/index.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { baton } from '../../support/cli.js';
import { place } from '../../support/stores.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-stores-'));
  for (const name of ['DATABASE_URL', 'BATON_KEY']) vi.stubEnv(name, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = JSON.stringify({ baton: 1, steps: Object.keys(migrations('sqlite')) });
const READERS = [['export'], ['person', 'Ana'], ['forget', 'Ana', '--yes']];

async function makeStore(path: string): Promise<void> {
  const opened = openSqlite(path);
  await migrate(opened);
  await opened.close();
}

describe.each(READERS)('baton %s', (...args) => {
  test('refuses a folder without a store, and makes none', async () => {
    for (const data of [folder, join(folder, 'missing')]) {
      vi.stubEnv('BATON_DATA', data);
      expect(await baton(...args)).toEqual({
        code: 1,
        out: '',
        errors: `There is no store of Baton in ${data}. Name the folder that your Baton uses: BATON_DATA=<folder>, or --data <folder>.\n`,
      });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses a database that is not Baton’s, and leaves it alone', async () => {
    const file = join(folder, 'baton.db');
    const other = new SQLite(file);
    other.exec('create table mine (a text)');
    other.close();
    const { code, errors } = await baton(...args, '--data', folder);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(/^There is no store of Baton in /) });
    const again = new SQLite(file);
    expect(again.prepare('select name from sqlite_master').all()).toEqual([{ name: 'mine' }]);
    again.close();
  });

  test('says that a broken store cannot be opened', async () => {
    writeFileSync(join(folder, 'baton.db'), 'no database, but long enough to be taken for one'.repeat(100));
    const { code, errors } = await baton(...args, '--data', folder);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: expect.stringMatching(/^The store in .* is damaged: baton\.db is not a database\./),
    });
    expect(errors).not.toMatch(/\n\s+at /);
  });

  test('says that nothing listens at the address of the database', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://ana:secret@127.0.0.1:1/baton');
    vi.stubEnv('BATON_KEY', Buffer.alloc(32).toString('base64'));
    const { code, errors } = await baton(...args);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: expect.stringContaining('Nothing listens at the address in DATABASE_URL.'),
    });
    expect(errors).not.toMatch(/secret|\n\s+at /);
  });
});

test('a PostgreSQL in which Baton never ran holds no store, and gets no tables', async () => {
  const at = await place('postgres');
  for (const [name, value] of Object.entries(at.env)) vi.stubEnv(name, value);
  const refused = {
    code: 1,
    errors: expect.stringMatching(/^There is no store of Baton in the database at DATABASE_URL/),
  };
  expect(await baton('export')).toMatchObject(refused);
  expect(await baton('export')).toMatchObject(refused);
  await at.remove();
});

test('--data wins over the environment', async () => {
  await makeStore(join(folder, 'store'));
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/baton');
  const { code, errors } = await baton('export', '--data', join(folder, 'store'));
  expect({ code, errors }).toEqual({ code: 0, errors: '0 rows exported.\n' });
});

test('an export goes to a new file of its owner, or with - to the standard output', async () => {
  const store = join(folder, 'store');
  await makeStore(store);
  const file = join(folder, 'all.jsonl');
  expect(await baton('export', file, '--data', store)).toEqual({ code: 0, out: '', errors: '0 rows exported.\n' });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect((await baton('export', '-', '--data', store)).out).toBe(readFileSync(file, 'utf8'));
  expect(await baton('export', file, '--data', store)).toMatchObject({
    code: 2,
    errors: `${file} exists already. Baton does not overwrite it: choose another name.\n`,
  });
  expect((await baton('export', join(folder, 'no', 'all.jsonl'), '--data', store)).errors).toBe(
    `There is no folder ${join(folder, 'no')}.\n`,
  );
});

test('somebody who is not there, and a workspace that is not there, are named', async () => {
  await makeStore(folder);
  expect(await baton('person', 'Ana', '--data', folder)).toMatchObject({
    code: 1,
    errors: 'Nobody has the id or the full name “Ana”.\n',
  });
  expect(await baton('person', 'Ana', '--workspace', 'W9', '--data', folder)).toMatchObject({
    code: 1,
    errors: 'This store has no workspace “W9”.\n',
  });
});

describe('baton import', () => {
  test.each([
    ['{"some":"json"}', 'Line 1 does not say that this is an export of Baton.'],
    ['no json', 'Line 1 is not JSON.'],
    ['', 'The file is empty.'],
  ])('of a file that starts with “%s” is refused, and makes no store', async (content, reason) => {
    const file = join(folder, 'file.jsonl');
    writeFileSync(file, content);
    const data = join(folder, 'new');
    const { code, errors } = await baton('import', file, '--data', data);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining(reason) });
    expect(existsSync(data)).toBe(false);
  });

  test('of a file that is not there, or a folder, makes no store either', async () => {
    const data = join(folder, 'new');
    expect((await baton('import', join(folder, 'none'), '--data', data)).errors).toMatch(/^There is no file /);
    expect((await baton('import', folder, '--data', data)).errors).toMatch(/ is a folder\. Name a file/);
    expect(existsSync(data)).toBe(false);
  });

  test('makes a store, and goes into no store that is in use', async () => {
    const file = join(folder, 'file.jsonl');
    writeFileSync(file, `${HEADER}\n`);
    const data = join(folder, 'new');
    expect(await baton('import', file, '--data', data)).toEqual({ code: 0, out: '', errors: '0 rows imported.\n' });
    const serving = openSqlite(data);
    const { code, errors } = await baton('import', file, '--data', data);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(/^Another Baton is running/) });
    await serving.close();
  });
});

test('half an output is removed, and a file that was there is not', async () => {
  const file = join(folder, 'out');
  const failing = writeOutput(file, async (write) => {
    await write('half');
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
  mkdirSync(file);
  await expect(writeOutput(file, async () => {})).rejects.toThrow('EEXIST');
  expect(existsSync(file)).toBe(true);
});
