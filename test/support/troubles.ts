/** What can go wrong with a store, made on a real SQLite: its own errors, or a connection that behaves as the driver of PostgreSQL says. */
import { sql } from 'kysely';
import type { Opened } from '../../adapters/store/opened.js';
import type { SqlStore } from '../../adapters/store/store.js';
import { FULL } from './full.js';

/** How long a store that is slow is waited for in these tests. */
const PATIENCE_MS = 150;

/**
 * `frozen`: connections are waited for, and then fail (node-postgres: `connectionTimeoutMillis`, `query_timeout`). `thaws`: it answers
 * after all, but too late. `gone`: refused at once. `readOnly`: PRAGMA query_only. `full`: SQLITE_FULL for every write. `conflict`: every
 * write clashes with another. `bug`: Baton itself fails. `unconfirmed`: what was committed cannot be brought to the disk.
 */
const ALL_TROUBLES = ['frozen', 'thaws', 'gone', 'readOnly', 'full', 'conflict', 'bug', 'unconfirmed'] as const;
export type Trouble = (typeof ALL_TROUBLES)[number];
export const TROUBLES: readonly Trouble[] = FULL ? ALL_TROUBLES : ['thaws', 'readOnly', 'bug', 'unconfirmed'];

/** Those in which an acknowledgement comes before it is known how the work ends. */
export const isSlow = (trouble: Trouble): boolean => trouble === 'frozen' || trouble === 'thaws';

const raw = ({ db }: Opened, text: string) => sql.raw(text).execute(db);
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Every way to the database leads through here. */
function gate({ db }: Opened, pass: () => Promise<void>): () => void {
  const executor = db.getExecutor();
  const { provideConnection } = executor;
  executor.provideConnection = async (consumer) => {
    await pass();
    return provideConnection.call(executor, consumer) as never;
  };
  return () => {
    executor.provideConnection = provideConnection;
  };
}

function bug(store: SqlStore): () => void {
  const { transact, read } = store;
  let isArmed = true;
  const fail = () => {
    if (isArmed) {
      isArmed = false;
      throw new TypeError('a bug; password hunter2');
    }
  };
  store.transact = (workspace, key, work) =>
    transact.call(store, workspace, key, async (unit) => {
      fail();
      return work(unit);
    }) as never;
  store.read = (workspace, work) => {
    return read.call(store, workspace, async (reader) => {
      fail();
      return work(reader);
    }) as never;
  };
  return () => Object.assign(store, { transact, read });
}

/** Every write fails, with the error that SQLite gives. */
function fullDisk({ db }: Opened, store: SqlStore): () => void {
  const full = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const executor = db.getExecutor();
  const { executeQuery } = executor;
  const { transact } = store;
  executor.executeQuery = async (query, ...more) => {
    if (/^\s*(insert|update|delete)/i.test(query.sql)) throw full();
    return executeQuery.call(executor, query, ...more) as never;
  };
  store.transact = (workspace, key, work) =>
    transact.call(store, workspace, key, async (unit) => {
      await work(unit);
      throw full();
    }) as never;
  return () => {
    executor.executeQuery = executeQuery;
    store.transact = transact;
  };
}

/** Makes trouble. @returns a function that ends it */
export async function makeTrouble(trouble: Trouble, opened: Opened, store: SqlStore): Promise<() => Promise<void>> {
  const patienceMs = Reflect.get(store, 'patienceMs');
  // Nobody waits in the other troubles, and afterwards a busy machine has all the time that the store usually gets.
  if (isSlow(trouble)) Reflect.set(store, 'patienceMs', PATIENCE_MS);
  const end = await begin(trouble, opened, store);
  return async () => {
    await end();
    Reflect.set(store, 'patienceMs', patienceMs);
  };
}

async function begin(trouble: Trouble, opened: Opened, store: SqlStore): Promise<() => Promise<void>> {
  switch (trouble) {
    case 'frozen':
      return ending(
        gate(opened, async () => {
          await sleep(2 * PATIENCE_MS);
          throw new Error('timeout exceeded when trying to connect');
        }),
      );
    case 'thaws':
      return ending(gate(opened, () => sleep(3 * PATIENCE_MS)));
    case 'gone':
      return ending(
        gate(opened, () =>
          Promise.reject(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })),
        ),
      );
    case 'bug':
      return ending(bug(store));
    case 'readOnly':
      await raw(opened, 'pragma query_only = on');
      return async () => void (await raw(opened, 'pragma query_only = off'));
    case 'full':
      return ending(fullDisk(opened, store));
    case 'conflict':
      await raw(opened, `create trigger clash before insert on handled begin select raise(abort, 'clash'); end`);
      return async () => void (await raw(opened, 'drop trigger if exists clash'));
    case 'unconfirmed': {
      const { flush } = opened;
      opened.flush = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
      return ending(() => {
        opened.flush = flush;
      });
    }
  }
}

const ending = (end: () => void) => async () => end();

/** What people are told. */
export const SORRY = /nothing changed\. Try again in a minute|don’t know yet whether that worked/;
