import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../adapters/runtime/clock.js';
import { openStore } from '../../../adapters/runtime/open-store.js';
import { CannotOpen } from '../../../adapters/store/opened.js';
import { SqlStore } from '../../../adapters/store/store.js';

const fault = () => {};
const POSTGRES = { data: '', keys: [Buffer.alloc(32, 1)], pool: 2 };

test('the embedded store is opened and migrated, and opens again once it is closed', async () => {
  const data = mkdtempSync(join(tmpdir(), 'baton-open-'));
  for (let i = 0; i < 2; i += 1) {
    const opened = await openStore({ data, databaseUrl: undefined, keys: [], pool: 2 }, fault);
    const projects = new SqlStore(opened, systemClock).read('W1', (read) => read.find('project', {}));
    expect(await projects).toEqual([]);
    await opened.close();
  }
  rmSync(data, { recursive: true });
});

test('a database that is not there is reported without its address', async () => {
  const opening = openStore({ ...POSTGRES, databaseUrl: 'postgres://ana:secret@127.0.0.1:1/none' }, fault);
  await expect(opening).rejects.toThrow(CannotOpen);
  await expect(opening).rejects.toThrow(
    'Nothing listens at the address in DATABASE_URL. Check that PostgreSQL is running, and its host and port. (ECONNREFUSED)',
  );
});
