/** `baton export` and `baton import`, as they are run. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportStore } from '../../../adapters/store/export.js';
import { importStore } from '../../../adapters/store/import.js';
import { migrations } from '../../../adapters/store/migrations/index.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { batonWith } from '../../support/cli.js';
import { memoryStore } from '../../support/memory-store.js';
import {
  addressOf,
  CLI,
  cleanUpProcesses,
  dataFolder,
  end,
  run,
  sayIn,
  startBaton,
  waitFor,
} from '../../support/program.js';
import { place } from '../../support/stores.js';

cleanUpProcesses();

/** Without the last line, whose checksum depends on the order: databases sort letters differently. */
const rowsIn = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('{"end"')).sort();

async function exported(store: Opened): Promise<string[]> {
  const lines: string[] = [];
  await exportStore(store, async (line) => void lines.push(line));
  return rowsIn(lines);
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

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
  expect((await batonWith(at.env, 'import', file)).out).toMatch(/^\d+ rows imported/);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const [postgres, sqlite] = [at.open(), await memoryStore()];
  expect(await exported(postgres)).toEqual(rowsIn(lines));
  await importStore(
    sqlite,
    (async function* () {
      yield* lines;
    })(),
  );
  expect(await exported(sqlite)).toEqual(rowsIn(lines));
  await Promise.all([postgres.close(), sqlite.close()]);
  await at.remove();
});

test('nobody else can read an export or the store it comes from, whatever the umask; a file that is there is left alone', async () => {
  const umask = process.umask(0);
  try {
    const data = join(dataFolder(), 'data');
    const file = join(dataFolder(), 'export.jsonl');
    const baton = startBaton({ BATON_DATA: data });
    const address = await addressOf(baton);
    await sayIn(address, '@Baton sample');
    await waitFor(address, 'loaded the sample');
    expect((await batonWith({ BATON_DATA: data }, 'export', file)).code).toBe(0);
    const modes = [file, data, ...readdirSync(data).map((name) => join(data, name))].map(modeOf);
    expect(modes).toEqual(['600', '700', ...modes.slice(2).map(() => '600')]);
    expect((await batonWith({ BATON_DATA: data }, 'export', file)).code).toBe(2);
    await end(baton, 'SIGINT');
  } finally {
    process.umask(umask);
  }
});

test('an import that fails reports the line and changes nothing; a missing file is reported', async () => {
  const data = dataFolder();
  const file = join(data, 'bad.jsonl');
  const header = JSON.stringify({ baton: 1, steps: Object.keys(migrations('sqlite')) });
  writeFileSync(file, `${header}\n{"table":"sqlite_master","row":{}}`);
  const env = { BATON_DATA: join(data, 'store') };
  expect(await batonWith(env, 'import', file)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^Line 2 is not a row/),
  });
  writeFileSync(file, header);
  expect((await batonWith(env, 'import', file)).out).toMatch(/^0 rows imported/);
  expect((await batonWith(env, 'import', join(data, 'none'))).out).toMatch(/^There is no file/);
});
