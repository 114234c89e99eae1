/** The program as it is started: its one line, its errors, its end; and the command-line tool next to it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportStore } from '../../../adapters/store/export.js';
import { importStore } from '../../../adapters/store/import.js';
import { migrations } from '../../../adapters/store/migrations/index.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { memoryStore } from '../../support/memory-store.js';
import {
  addressOf,
  CLI,
  channelPage,
  cleanUpProcesses,
  dataFolder,
  end,
  run,
  sayIn,
  start,
  startBaton,
  waitFor,
} from '../../support/program.js';
import { place } from '../../support/stores.js';

cleanUpProcesses();

test('starts with one line, has its data folder to itself, and finds everything again after kill -9', async () => {
  const env = { BATON_DATA: dataFolder() };
  const first = startBaton(env);
  const address = await addressOf(first);
  expect(first.printed().trim().split('\n')).toHaveLength(1);
  await sayIn(address, '@Baton new "Kept model"');
  await waitFor(address, 'Kept model');
  const second = await startBaton(env).ended;
  expect(second.code).toBe(1);
  expect(second.out).toMatch(/^Another Baton is running on the data folder .*BATON_DATA/);
  expect(second.out.trim().split('\n')).toHaveLength(1);
  await end(first, 'SIGKILL');
  const third = startBaton(env);
  expect(await channelPage(await addressOf(third))).toContain('Kept model');
  expect((await end(third, 'SIGTERM')).code).toBe(0);
});

test('a taken port is reported in a line, without a stack', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const { code, out } = await startBaton({ BATON_DATA: dataFolder(), PORT: String(port) }).ended;
  blocker.close();
  expect(code).toBe(1);
  expect(out).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, for example: PORT=${port + 1} npm start\n`,
  );
});

test('a wrong environment is reported without a stack or the values', async () => {
  const env = { BATON_DATA: dataFolder(), PORT: 'secret-word', DATABASE_URL: 'mysql://user:hunter2@host/db' };
  const { code, out } = await startBaton(env).ended;
  expect(code).toBe(1);
  expect(out).toContain('PORT is not usable: it takes a port number');
  expect(out).toContain('DATABASE_URL is not usable');
  expect(out).not.toMatch(/hunter2|secret-word|\n\s+at /);
});

test('in production there is health and metrics, and no playground', async () => {
  const address = await addressOf(startBaton({ BATON_DATA: dataFolder(), NODE_ENV: 'production', HOST: '127.0.0.1' }));
  for (const path of ['/', '/chat/general', '/board', '/static/base.css', '/live', '/parts/board'])
    expect((await fetch(address + path, { redirect: 'manual' })).status, path).toBe(404);
  for (const path of ['/say', '/call', '/clear'])
    expect((await fetch(address + path, { method: 'POST' })).status, path).toBe(404);
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await fetch(address + path)).status, path).toBe(200);
});

async function exported(store: Opened): Promise<string[]> {
  const lines: string[] = [];
  await exportStore(store, async (line) => void lines.push(line));
  return lines.sort();
}

test('a running store is exported and imported into PostgreSQL, and comes back the same to the letter', async () => {
  const data = dataFolder();
  const baton = startBaton({ BATON_DATA: data });
  const address = await addressOf(baton);
  await sayIn(address, '@Baton sample');
  await waitFor(address, 'loaded the sample');
  await sayIn(address, '@Baton task add “Zoë’s 🦔” owner:me by friday');
  await waitFor(address, '🦔');
  const file = join(data, 'export.jsonl');
  expect((await run(CLI, ['export', file], { BATON_DATA: data })).out).toMatch(/^\d+ rows exported/);
  // Ctrl-C ends Baton cleanly.
  expect((await end(baton, 'SIGINT')).code).toBe(0);
  const at = await place('postgres');
  expect((await run(CLI, ['import', file], at.env)).out).toMatch(/^\d+ rows imported/);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const [postgres, sqlite] = [at.open(), await memoryStore()];
  expect(await exported(postgres)).toEqual([...lines].sort());
  await importStore(
    sqlite,
    (async function* () {
      yield* lines;
    })(),
  );
  expect(await exported(sqlite)).toEqual([...lines].sort());
  await Promise.all([postgres.close(), sqlite.close()]);
  await at.remove();
});

test('an import that fails reports the line and changes nothing; a missing file and an unknown verb are reported', async () => {
  const data = dataFolder();
  const file = join(data, 'bad.jsonl');
  const header = JSON.stringify({ baton: 1, steps: Object.keys(migrations('sqlite')) });
  writeFileSync(file, `${header}\n{"table":"sqlite_master","row":{}}`);
  const env = { BATON_DATA: join(data, 'store') };
  expect(await run(CLI, ['import', file], env)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^Line 2 is not a row/),
  });
  writeFileSync(file, header);
  expect((await run(CLI, ['import', file], env)).out).toMatch(/^0 rows imported/);
  expect((await run(CLI, ['import', join(data, 'none')], env)).out).toMatch(/^There is no file/);
  expect((await start(CLI, ['fly'], {}).ended).code).toBe(1);
});

test.skipIf(process.platform === 'win32')('the tool can be run by its name, as npx does', () => {
  expect(statSync(CLI).mode & 0o111).toBe(0o111);
});
