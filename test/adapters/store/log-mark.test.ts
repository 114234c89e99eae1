/** Damage to the log of the embedded store is noticed at the next start; a crash is not taken for damage. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { systemClock } from '../../../adapters/runtime/clock.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { view } from '../../../src/view/view.js';

const FILES = ['baton.db', 'baton.db-wal', 'baton.db-mark', 'key'];
const base = mkdtempSync(join(tmpdir(), 'baton-log-'));
const written = join(base, 'written');
const crashed = join(base, 'crashed');
afterAll(() => rmSync(base, { recursive: true }));

const messagesIn = async (folder: string) => {
  const opened = openSqlite(folder);
  try {
    return (await opened.db.selectFrom('outbox').select('id').execute()).length;
  } finally {
    await opened.close();
  }
};

/** A store with twenty acknowledged messages, as a killed process leaves it. */
beforeAll(async () => {
  const opened = openSqlite(written);
  await migrate(opened);
  const store = new SqlStore(opened, systemClock);
  for (let i = 0; i < 20; i += 1)
    await store.transact('W1', newId(), async (unit) => {
      await unit.send([{ to: 'direct', id: newId(), person: 'U1', view: view() }]);
      return {};
    });
  mkdirSync(join(base, 'kept'));
  for (const name of FILES) copyFileSync(join(written, name), join(base, 'kept', name));
  await opened.close();
});
beforeEach(() => {
  rmSync(crashed, { recursive: true, force: true });
  mkdirSync(crashed);
  for (const name of FILES) copyFileSync(join(base, 'kept', name), join(crashed, name));
});

const log = () => join(crashed, 'baton.db-wal');
const flip = (at: number) => {
  const bytes = readFileSync(log());
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(log(), bytes);
};

test('after kill -9 the store is whole', async () => {
  expect(await messagesIn(crashed)).toBe(20);
});

test('after a clean end everything is in the one file', () => {
  expect(statSync(join(written, 'baton.db')).size).toBeGreaterThan(100_000);
  const copied = join(base, 'copied');
  mkdirSync(copied);
  for (const name of ['baton.db', 'key']) copyFileSync(join(written, name), join(copied, name));
  return expect(messagesIn(copied)).resolves.toBe(20);
});

describe('damage is noticed, and nothing is changed', () => {
  test('one flipped bit, wherever in the log', async () => {
    const { size } = statSync(log());
    await fc.assert(
      fc.property(fc.nat(size - 1), (at) => {
        flip(at);
        // The first bytes of the header that no checksum covers are checked too: they are in the header's own checksum.
        expect(() => openSqlite(crashed)).toThrow(
          /is damaged: the last \d+ pages? of its log .* delete baton\.db-mark/,
        );
        flip(at);
      }),
      { numRuns: 25, examples: [[0], [5], [17], [30], [40], [size - 1]] },
    );
    expect(await messagesIn(crashed)).toBe(20);
  });

  test('a log that was cut off', () => {
    truncateSync(log(), statSync(log()).size - 100);
    expect(() => openSqlite(crashed)).toThrow(/the last \d+ pages? of its log/);
  });

  test('and the store can be started with what can be read, if one says so', async () => {
    flip(Math.floor(statSync(log()).size / 2));
    expect(() => openSqlite(crashed)).toThrow('is damaged');
    rmSync(join(crashed, 'baton.db-mark'));
    expect(await messagesIn(crashed)).toBeLessThan(20);
  });

  test('a page of the store itself that is no page', async () => {
    await openSqlite(crashed).close();
    const bytes = readFileSync(join(crashed, 'baton.db'));
    bytes.fill(0xff, 4096 * 3, 4096 * 4);
    writeFileSync(join(crashed, 'baton.db'), bytes);
    expect(() => openSqlite(crashed)).toThrow(/is damaged \(.*\)\. Copy the folder, and put a backup in its place/);
  });
});

test('what was written after the last acknowledgement and torn by a power cut is no damage', async () => {
  const bytes = readFileSync(log());
  const torn = Buffer.concat([bytes, Buffer.alloc(4120, 7)]);
  writeFileSync(log(), torn);
  expect(await messagesIn(crashed)).toBe(20);
});

test('without a mark, as an older version leaves it, the store opens', async () => {
  rmSync(join(crashed, 'baton.db-mark'));
  expect(await messagesIn(crashed)).toBe(20);
});
