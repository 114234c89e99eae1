/** Both databases for tests that hold for either: SQLite in a folder of its own, PostgreSQL in a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate, type Opened, openPostgres, openSqlite } from '../../adapters/store/open.js';

export const DIALECTS = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** An empty place for a store: what to open, and how to remove it. */
export interface Place {
  /** Environment that makes Baton use it. */
  env: Record<string, string>;
  open(): Opened;
  remove(): Promise<void>;
}

let made = 0;

export function sqlitePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'baton-test-'));
  return {
    env: { BATON_DATA: folder },
    open: () => openSqlite(folder),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new database on the server at `server`. */
export async function postgresPlace(server: string): Promise<Place> {
  made += 1;
  const name = `t_${process.pid}_${Date.now()}_${made}`;
  await admin(server, `create database ${name}`);
  const url = new URL(server.replace('postgres://postgres@/', 'postgres://postgres@socket/'));
  url.pathname = `/${name}`;
  const address = url.toString().replace('@socket/', '@/');
  return {
    env: { DATABASE_URL: address },
    open: () => openPostgres(address, () => {}),
    remove: () => admin(server, `drop database ${name} with (force)`),
  };
}

async function admin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export const place = async (dialect: Dialect): Promise<Place> =>
  dialect === 'sqlite' ? sqlitePlace() : postgresPlace(inject('databaseUrl'));

/** An opened, migrated store that is gone after `done`. */
export async function opened(dialect: Dialect): Promise<{ store: Opened; done(): Promise<void> }> {
  const at = await place(dialect);
  const store = at.open();
  await migrate(store);
  const done = async () => {
    await store.close();
    await at.remove();
  };
  return { store, done };
}
