/** The store is waited for, and what was given up is never kept later. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Patience } from '../../../adapters/store/patience.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { add } from '../../../src/model/changes.js';
import { StoreAway, type Unit, Unsettled } from '../../../src/ports/store.js';
import { TestClock } from '../../support/kit.js';
import { memoryStore } from '../../support/memory-store.js';
import { DIALECTS, opened as openStore } from '../../support/stores.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const link = add('link', { id: 'C1:P1', workspace: 'W1', channel: 'C1', project: 'P1', main: true, at: 1 });
const adding =
  (before: () => Promise<void> = async () => {}) =>
  async (unit: Unit) => {
    await unit.apply([link]);
    await before();
    return {};
  };
const links = (store: SqlStore) => store.read('W1', (read) => read.find('link', {}));

describe.each(DIALECTS)('on %s', (dialect) => {
  test('work that takes too long is given up, and not kept when it ends after all', async () => {
    const { store: opened, done } = await openStore(dialect);
    const store = new SqlStore(opened, new TestClock(), 100);
    await expect(
      store.transact(
        'W1',
        newId(),
        adding(() => sleep(300)),
      ),
    ).rejects.toThrow(StoreAway);
    await sleep(400);
    expect(await links(new SqlStore(opened, new TestClock()))).toEqual([]);
    await done();
  });

  test('reading is given up as well', async () => {
    const { store: opened, done } = await openStore(dialect);
    const store = new SqlStore(opened, new TestClock(), 50);
    await expect(store.read('W1', () => sleep(300))).rejects.toThrow(StoreAway);
    await sleep(300);
    await done();
  });
});

test('the place of a channel, which Teams asks for before anything else, is waited for no longer', async () => {
  const opened = await memoryStore();
  const store = new SqlStore(opened, new TestClock(), 50);
  const busy = opened.db.transaction().execute(() => sleep(300));
  await expect(store.placeOf('W1', 'C1')).rejects.toThrow(StoreAway);
  await busy;
});

test('a commit that is not confirmed in time is in doubt, and asking with the same key settles it', async () => {
  const opened = await memoryStore();
  let done = () => {};
  const flush = () => new Promise<void>((resolve) => (done = resolve));
  const store = new SqlStore({ ...opened, flush }, new TestClock(), 100);
  await expect(store.transact('W1', 'K1', adding())).rejects.toThrow(Unsettled);
  done();
  const sound = new SqlStore(opened, new TestClock());
  expect(await sound.transact('W1', 'K1', async () => ({ apologised: true }))).toBeUndefined();
  expect(await links(sound)).toHaveLength(1);
});

test('what a failed commit means depends on whether the database says what became of it', () => {
  const lost = new Error('connection lost');
  const patience = new Patience(1_000);
  expect(patience.meaning(lost, false)).toBe(lost);
  patience.commit();
  expect(patience.meaning(lost, true)).toBe(lost);
  expect(patience.meaning(lost, false)).toBeInstanceOf(Unsettled);
  patience.again();
  expect(patience.meaning(lost, false)).toBe(lost);
});

test.each([
  ['a full disk', '53100', StoreAway],
  ['a database that can only be read', '25006', StoreAway],
  ['a server that is shutting down', '57P01', StoreAway],
  ['a disk that cannot be written', '58030', StoreAway],
  ['a full disk of SQLite', 'SQLITE_FULL', StoreAway],
  ['a disk of SQLite that cannot be written', 'SQLITE_IOERR_WRITE', StoreAway],
  ['a statement that is wrong', '42601', TypeError],
  ['a bug', undefined, TypeError],
])('%s: what becomes of the work', async (_, code, expected) => {
  const store = new SqlStore(await memoryStore(), new TestClock());
  const error = Object.assign(new TypeError('broken'), code && { code });
  await expect(store.transact('W1', newId(), () => Promise.reject(error))).rejects.toThrow(expected);
});

test('a thread that was blocked too long goes no further', async () => {
  const patience = new Patience(5);
  const until = Date.now() + 20;
  while (Date.now() < until);
  expect(() => patience.check()).toThrow(StoreAway);
});
