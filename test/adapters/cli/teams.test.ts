import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { baton } from '../../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-package-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  vi.stubEnv('TEAMS_APP_ID', '');
  vi.stubEnv('BATON_URL', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const run = (...args: string[]) => baton('teams', ...args);
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
  expect([code, out]).toEqual([0, `${file} is ready. Upload it in Teams: Apps, Manage your apps, Upload an app.\n`]);
  expect(manifestIn(file)).toMatchObject({ version: '1.0.0', bots: [{ botId: APP.toLowerCase() }] });
  expect(await run(...GIVEN, '--out', file)).toMatchObject({
    code: 2,
    errors: `${file} exists already. Baton does not overwrite it: choose another name.\n`,
  });
});

test('the app and the website can come from the environment', async () => {
  vi.stubEnv('TEAMS_APP_ID', APP);
  vi.stubEnv('BATON_URL', WEBSITE);
  const file = join(folder, 'env.zip');
  expect((await run('package', '--package-version', '2.0.1', '--out', file)).code).toBe(0);
  expect(manifestIn(file)).toMatchObject({ version: '2.0.1', developer: { websiteUrl: WEBSITE } });
});

test('--version is that of Baton; with a number it is that of the package, as it was in earlier versions', async () => {
  expect(await run('package', '--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^baton \d/) });
  const file = join(folder, 'older.zip');
  expect((await run(...GIVEN, '--version', '3.1.4', '--out', file)).code).toBe(0);
  expect(manifestIn(file)).toMatchObject({ version: '3.1.4' });
});

test.each([
  [['package'], '--app (or TEAMS_APP_ID) takes the Application (client) ID'],
  [['package', '--app', 'x'], '--app (or TEAMS_APP_ID) takes the Application (client) ID'],
  [['package', '--app', APP], '--website (or BATON_URL) takes an address that begins with https://'],
  [
    ['package', '--app', APP, '--website', 'http://x.test'],
    '--website (or BATON_URL) takes an address that begins with https://',
  ],
  [[...GIVEN, '--terms', 'ftp://x'], '--terms takes an address that begins with https://'],
  [[...GIVEN, '--developer', 'x'.repeat(33)], '--developer takes up to 32 letters.'],
  [[...GIVEN, '--version', '1'], '--package-version takes three numbers'],
])('%j is refused with one reason', async (args, reason) => {
  const { code, errors } = await run(...args);
  expect(code).toBe(2);
  expect(errors).toContain(reason);
  expect(errors.trim().split('\n')).toHaveLength(1);
});

test('without a verb it says what there is', async () => {
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('teams package') });
});
