/** The command line as it is started. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLI } from '../../support/program.js';

function run(args: string[], input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' });
  return { stdout, stderr, status };
}

test('without a verb it lists the verbs; an unknown one is a mistake', () => {
  expect(run([])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^baton check/) });
  expect(run(['fly'])).toMatchObject({ status: 1, stdout: expect.stringMatching(/^baton check/) });
});

test('a document is read from the standard input', () => {
  const { stdout, status } = run(['check'], 'Someone should fix the ETL.\n');
  expect(stdout).toContain('1:1-1:15 warning “Someone should” names nobody');
  expect(status).toBe(1);
});

test('a missing file and a folder are reported in one sentence', () => {
  expect(run(['check', 'nowhere.md'])).toMatchObject({ status: 1, stderr: 'There is no file nowhere.md.\n' });
  expect(run(['check', '/tmp'])).toMatchObject({ status: 1, stderr: 'That is a folder. Name the files in it.\n' });
});

test.skipIf(process.platform === 'win32')('it can be run by its name, as npx does', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
});
