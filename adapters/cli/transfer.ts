import { once } from 'node:events';
/** `baton export` and `baton import`: a whole store as JSON lines. The store is the one that the environment names. */
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BadConfig } from '../common/bad-config.js';
import { readConfig } from '../runtime/config.js';
import { openStore } from '../runtime/start.js';
import { CannotOpen, migrate, openPostgres, openSqlite } from '../store/open.js';
import { CannotImport, exportStore, importStore } from '../store/transfer.js';

const quiet = () => {};

/** Writes the whole store to a new file, or to the standard output. */
export async function writeTo(path: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  const opened = config.databaseUrl
    ? openPostgres(config.databaseUrl, config.keys, quiet)
    : openSqlite(config.data, 'beside');
  try {
    await migrate(opened);
    const out: NodeJS.WritableStream =
      path === undefined ? process.stdout : createWriteStream(path, { mode: 0o600, flags: 'wx' });
    if (path !== undefined) await once(out, 'open');
    const n = await exportStore(opened, async (line) => {
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    });
    if (path !== undefined) await new Promise<void>((resolve) => out.end(() => resolve()));
    console.error(`${n} rows exported.`);
  } finally {
    await opened.close();
  }
}

/** The lines of a file. The reader is made when the first line is asked for: it would not wait with those before. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path);
  await once(input, 'open');
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** Reads a file into an empty store. */
export async function readFrom(path: string | undefined): Promise<void> {
  if (path === undefined) throw new CannotImport('Which file? baton import <file>');
  const opened = await openStore(readConfig(process.env), quiet);
  try {
    const n = await importStore(opened, linesOf(path));
    console.error(`${n} rows imported.`);
  } finally {
    await opened.close();
  }
}

/** What is to be said of an error that a person can mend; undefined for any other. */
export function sayTransferError(error: unknown): string | undefined {
  const known = [BadConfig, CannotOpen, CannotImport].some((kind) => error instanceof kind);
  return known ? (error as Error).message : undefined;
}
