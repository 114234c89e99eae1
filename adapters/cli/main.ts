#!/usr/bin/env node
import { once } from 'node:events';
/** `baton export` and `baton import`: a whole store as JSON lines. The store is the one that the environment names. */
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStore } from '../baton.js';
import { BadConfig, readConfig } from '../config.js';
import { CannotOpen, migrate, openPostgres, openSqlite } from '../store/open.js';
import { CannotImport, exportStore, importStore } from '../store/transfer.js';

const USAGE = `baton export [file]   writes the whole store as JSON lines, to the file or the standard output
baton import <file>   reads such a file into an empty store

The store is the one that BATON_DATA or DATABASE_URL names. An export may run beside a running Baton.`;

const quiet = () => {};

async function writeTo(path: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  const opened = config.databaseUrl ? openPostgres(config.databaseUrl, quiet) : openSqlite(config.data, 'beside');
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

async function readFrom(path: string | undefined): Promise<void> {
  if (path === undefined) throw new CannotImport(`Which file?\n\n${USAGE}`);
  const opened = await openStore(readConfig(process.env), quiet);
  try {
    const n = await importStore(opened, linesOf(path));
    console.error(`${n} rows imported.`);
  } finally {
    await opened.close();
  }
}

function explain(error: unknown): void {
  const known = [BadConfig, CannotOpen, CannotImport].some((kind) => error instanceof kind);
  const { code, path } = error as NodeJS.ErrnoException;
  if (known) console.error((error as Error).message);
  else if (code === 'ENOENT') console.error(`There is no file ${path}.`);
  else if (code === 'EEXIST')
    console.error(`The file ${path} exists. Baton does not overwrite it: choose another name.`);
  else console.error(error);
}

const [verb, file] = process.argv.slice(2);
try {
  if (verb === 'export') await writeTo(file);
  else if (verb === 'import') await readFrom(file);
  else {
    console.log(USAGE);
    if (verb !== undefined && verb !== 'help' && verb !== '--help') process.exitCode = 1;
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
