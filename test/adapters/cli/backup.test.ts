/** `baton backup`: a copy of the embedded store, made beside a running Baton. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { systemClock } from '../../../adapters/runtime/clock.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { view } from '../../../src/view/view.js';
import { baton } from '../../support/cli.js';

let base: string;
let data: string;
let running: Opened;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'baton-backup-'));
  data = join(base, 'data');
  running = openSqlite(data);
  await migrate(running);
});
afterEach(async () => {
  await running.close();
  rmSync(base, { recursive: true });
});

const say = (n: number) =>
  new SqlStore(running, systemClock).transact('W1', newId(), async (unit) => {
    await unit.send([{ to: 'direct', id: `m${n}`, person: 'U1', view: view() }]);
    return {};
  });

test('has everything that was acknowledged, is readable by its owner alone, and opens with the key', async () => {
  for (let n = 0; n < 5; n += 1) await say(n);
  const file = join(base, 'copy.db');
  const { code, errors } = await baton('backup', file, '--data', data);
  expect({ code, errors }).toEqual({
    code: 0,
    errors: expect.stringMatching(/copy\.db is written \(\d+ kB\)\. To use it/),
  });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  await say(5);
  const restored = join(base, 'restored');
  mkdirSync(restored);
  copyFileSync(file, join(restored, 'baton.db'));
  copyFileSync(join(data, 'key'), join(restored, 'key'));
  const opened = openSqlite(restored);
  const rows = await opened.db.selectFrom('outbox').select(['id', 'message']).orderBy('seq').execute();
  expect(rows.map(({ id }) => id)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
  expect(rows.map(({ message }) => opened.seal.open(message))).not.toContain(undefined);
  await opened.close();
});

test('never overwrites a file, and leaves nothing where it fails', async () => {
  const file = join(base, 'copy.db');
  await baton('backup', file, '--data', data);
  const before = readFileSync(file);
  expect((await baton('backup', file, '--data', data)).code).toBe(2);
  expect(readFileSync(file).equals(before)).toBe(true);
  const nowhere = await baton('backup', join(base, 'no', 'copy.db'), '--data', data);
  expect(nowhere.code).toBe(2);
  const other = join(base, 'other.db');
  expect((await baton('backup', other, '--data', join(base, 'empty'))).errors).toContain(
    'There is no store of Baton in',
  );
  expect(existsSync(other)).toBe(false);
});
