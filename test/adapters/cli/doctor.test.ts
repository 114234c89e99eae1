/** `baton doctor`: what it prints, and the exit codes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runBaton } from '../../../adapters/cli/program.js';
import { INVARIANTS } from '../../../adapters/store/invariants.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';

let folder: string;
let opened: Opened;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-doctor-'));
  said = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => void said.push(String(line)));
  // It stays open: Baton may be running.
  opened = openSqlite(folder);
  await migrate(opened);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await opened.close();
  rmSync(folder, { recursive: true });
});

const doctor = async (...args: string[]) => {
  said = [];
  const code = await runBaton(['doctor', ...args, '--data', folder]);
  return { code, text: said.join('\n') };
};
const orphan = () =>
  sql`insert into link (id, workspace, version, channel, project, main, at) values ('C1:p', 'W1', 1, 'C1', 'p', 1, 1)`.execute(
    opened.db,
  );
const renumbered = () =>
  sql`insert into setting (id, workspace, version, scope, target, key, value) values ('x', 'W1', 1, 'person', 'U1', 'k', 'v')`.execute(
    opened.db,
  );

test('a store in order ends with 0, beside a running Baton', async () => {
  expect(await doctor()).toEqual({ code: 0, text: `All ${INVARIANTS.length} things that always hold do.` });
});

test('what is wrong is named, with its rows and what to do; --fix mends what it can, and 1 says that something is left', async () => {
  await orphan();
  await renumbered();
  const found = await doctor();
  expect(found.code).toBe(1);
  expect(found.text).toContain(
    'link-project: Every link belongs to a project.\n    1 row does not: W1: link C1:p\n    Its project was removed.',
  );
  const fixed = await doctor('--fix');
  expect(fixed.code).toBe(1);
  expect(fixed.text).toContain('Mended: 1.');
  expect((await doctor()).text).toBe(
    'setting-name: A setting is of what its id says.\n    1 row does not: W1: setting x\n    Set it again.',
  );
});

test('--fix ends with 0 if everything was mended', async () => {
  await orphan();
  expect((await doctor('--fix')).code).toBe(0);
  expect((await doctor()).code).toBe(0);
});

test('--json is for programs', async () => {
  await orphan();
  const { code, text } = await doctor('--json');
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    looked: INVARIANTS.length,
    found: [{ name: 'link-project', count: 1, mended: 0 }],
  });
});

test('a wrong command line ends with 2', async () => {
  expect((await doctor('--fixit')).code).toBe(2);
  expect((await doctor('everything')).code).toBe(2);
});
