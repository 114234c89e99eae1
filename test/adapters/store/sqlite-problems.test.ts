/** What whoever runs Baton reads when the embedded store cannot be opened. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OperatorError } from '../../../adapters/common/operator-error.js';
import { cannotOpen } from '../../../adapters/store/data-folder.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-problems-'));
afterAll(() => rmSync(folder, { recursive: true }));
const failed = (code: string) => Object.assign(new Error(`${code}: internals`), { code });

test.each([
  [
    'EACCES',
    /^Baton may not use \/data\. Give the folder and its files to the user that runs Baton, or set BATON_DATA/,
  ],
  ['SQLITE_READONLY', /^Baton may not use \/data\./],
  ['Unable to open connection', /^Baton may not use/],
  ['EROFS', /^The disk of \/data is read-only\. Set BATON_DATA/],
  ['ENOSPC', /^The disk of \/data is full\. Free some space/],
  ['SQLITE_FULL', /^The disk of \/data is full\./],
  ['ENOTDIR', /^There is a file where the folder \/data should be\./],
  ['SQLITE_CORRUPT', /^The store in \/data is damaged/],
  ['EIO', /^Baton cannot open the store in \/data: EIO: internals\.$/],
])('%s is told in words, with what to do', (code, says) => {
  const problem = cannotOpen('/data', failed(code));
  expect(problem).toBeInstanceOf(OperatorError);
  expect(problem.message).toMatch(says);
});

test('what is told already stays as it is', () => {
  const told = new OperatorError('Another Baton is running.');
  expect(cannotOpen('/data', told)).toBe(told);
});

test('a file in place of the folder, and in place of one above it', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const data of [file, join(file, 'data')])
    expect(() => openSqlite(data)).toThrow('There is a file where the folder');
});

test('a key file that holds no key', () => {
  const data = join(folder, 'data');
  rmSync(data, { recursive: true, force: true });
  const opened = openSqlite(data);
  return opened.close().then(() => {
    writeFileSync(join(data, 'key'), 'nothing');
    expect(() => openSqlite(data)).toThrow(/holds no key\. Put the right file back/);
  });
});
