import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { teamsCommand } from '../../../adapters/cli/teams.js';
import { outputOf } from '../../support/output.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-package-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv('TEAMS_APP_ID', '');
  vi.stubEnv('BATON_URL', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const run = (...args: string[]) => outputOf(() => teamsCommand(args));
const APP = '00000000-0000-4000-8000-0000000000AA';
const WEBSITE = 'https://baton.example.com';
const GIVEN = ['package', '--app', APP, '--website', WEBSITE];

function manifestIn(file: string) {
  const { 'manifest.json': manifest = new Uint8Array() } = unzipSync(readFileSync(file));
  return JSON.parse(Buffer.from(manifest).toString());
}

test('the package is written, and no file is ever overwritten', async () => {
  const file = join(folder, 'app.zip');
  const { code, out } = await run(...GIVEN, '--out', file);
  expect([code, out]).toEqual([0, `${file} is written. Upload it to Teams; the README says where.\n`]);
  expect(manifestIn(file)).toMatchObject({ version: '1.0.0', bots: [{ botId: APP.toLowerCase() }] });
  await expect(run(...GIVEN, '--out', file)).rejects.toThrow('EEXIST');
});

test('the app and the website can come from the environment', async () => {
  vi.stubEnv('TEAMS_APP_ID', APP);
  vi.stubEnv('BATON_URL', WEBSITE);
  const file = join(folder, 'env.zip');
  expect((await run('package', '--version', '2.0.1', '--out', file)).code).toBe(0);
  expect(manifestIn(file)).toMatchObject({ version: '2.0.1', developer: { websiteUrl: WEBSITE } });
});

test.each([
  [['package'], '--app takes the Application (client) ID'],
  [['package', '--app', 'x'], '--app takes the Application (client) ID'],
  [['package', '--app', APP], '--website takes an address that begins with https://'],
  [['package', '--app', APP, '--website', 'http://x.test'], '--website takes an address that begins with https://'],
  [[...GIVEN, '--terms', 'ftp://x'], '--privacy and --terms take addresses'],
  [[...GIVEN, '--developer', 'x'.repeat(33)], '--developer takes at most 32 characters.'],
  [[...GIVEN, '--version', '1'], '--version takes three numbers'],
  [['package', '--colour', 'red'], 'baton teams package --help says what there is.'],
])('%j is refused with one reason', async (args, reason) => {
  const { code, errors } = await run(...args);
  expect(code).toBe(2);
  expect(errors).toContain(reason);
  expect(errors.trim().split('\n')).toHaveLength(1);
});

test('without a verb it says how it is used; with an unknown one that is a mistake', async () => {
  expect(await run()).toMatchObject({ code: 0, out: expect.stringMatching(/^baton teams package/) });
  expect((await run('package', '--help')).code).toBe(0);
  expect((await run('pack')).code).toBe(2);
});
