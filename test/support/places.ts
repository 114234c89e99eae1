/** Empty places for stores: a folder for SQLite, a database for PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Opened } from '../../adapters/store/opened.js';
import { ANSWER_MS, openPostgres } from '../../adapters/store/postgres.js';
import { openSqlite } from '../../adapters/store/sqlite.js';

/** An empty place for a store: what to open, and how to remove it. */
export interface Place {
  /** The environment that makes Baton use it. */
  env: Record<string, string>;
  open(): Opened;
  remove(): Promise<void>;
}

/** A key for the tests' stores only. */
const TEST_KEY = Buffer.alloc(32, 7);

/** On a busy machine many at once wait long for one of the connections; what is tested is that all get one in the end. */
const PATIENT = { answerMs: 2 * ANSWER_MS, connectMs: 50_000 };

/** What PostgreSQL copies by itself. */
const BARE = 'template1';

let made = 0;

/** A new folder in another one. */
export function sqlitePlace(within = tmpdir()): Place {
  const folder = mkdtempSync(join(within, 'baton-test-'));
  return {
    env: { BATON_DATA: folder },
    open: () => openSqlite(folder),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new database on the server at `server`: empty, or a copy of the database `template`. */
export async function postgresPlace(server: string, template = BARE): Promise<Place & { name: string }> {
  made += 1;
  // A copy has the name of its original in front, so that all copies of one are found.
  const name = `${template === BARE ? 't' : template}_${process.pid}_${Date.now()}_${made}`;
  await admin(server, `create database ${name} template ${template}`);
  const url = new URL(server.replace('postgres://postgres@/', 'postgres://postgres@socket/'));
  url.pathname = `/${name}`;
  const address = url.toString().replace('@socket/', '@/');
  return {
    name,
    env: { DATABASE_URL: address, BATON_KEY: TEST_KEY.toString('base64') },
    open: () => openPostgres(address, [TEST_KEY], () => {}, PATIENT),
    remove: () => drop(server, name),
  };
}

/** Removes the copies that there are of a database. */
export async function removeCopies(server: string, template: string): Promise<void> {
  const found = await admin(server, `select datname from pg_database where datname like '${template}\\_%'`);
  for (const { datname } of found) await drop(server, datname);
}

async function drop(server: string, name: string): Promise<void> {
  await admin(server, `drop database ${name} with (force)`);
}

async function admin(server: string, statement: string): Promise<{ datname: string }[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
