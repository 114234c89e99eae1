/** The command line as it is started: the built program. What it says is tested in this folder's other files. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CLI } from '../../support/program.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-main-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: string[], input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
  });
  return { stdout, stderr, status };
}

test('a document is read from the standard input, and what is found is exit code 1', () => {
  const { stdout, status } = run(['check', '-'], 'Someone should fix the ETL.\n');
  expect(stdout).toContain('1:1-1:15 warning “Someone should” names nobody');
  expect(status).toBe(1);
});

test('an option is never taken for a file', () => {
  expect(run(['export', '--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: baton export/) });
  expect(run(['export', '--hlep'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no option --hlep. Did you mean --help?\nbaton export --help shows how it is used.\n',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('messages of a chat are replayed from the standard input', () => {
  const line = JSON.stringify({ text: 'Someone should fix the ETL by Friday.', author: 'Ana' });
  const { stdout, status } = run(['replay', '-'], `${line}\n`);
  expect(stdout).toMatch(/^#chat {2}to Ana alone/);
  expect(status).toBe(0);
});

test.skipIf(process.platform === 'win32')('it ends without a word when its reader has seen enough', async () => {
  const file = join(folder, 'long.jsonl');
  writeFileSync(file, '{"id":"1","text":"hi"}\n'.repeat(10_000));
  const child = spawn(process.execPath, [CLI, 'check', '--jsonl', file]);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, errors }).toEqual({ code: 141, errors: '' });
});

test.skipIf(process.platform === 'win32')('it can be run by its name, as npx does', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
});
