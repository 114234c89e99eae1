/** `baton export` and `baton import`: a whole store as JSON lines. The environment names the store. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readConfig } from '../runtime/config.js';
import { openStore } from '../runtime/open-store.js';
import { exportStore } from '../store/export.js';
import { CannotImport, importStore } from '../store/import.js';
import { PRIVATE_MODE } from '../store/private-file.js';
import { besideBaton, reportKnown } from './beside.js';

const quiet = () => {};

/** Runs `baton export`: writes the whole store to a new file, or to the standard output. @returns the exit code */
export const exportCommand = (path: string | undefined): Promise<number> => reportKnown(() => writeExport(path));

/** Runs `baton import`: reads a file into an empty store. @returns the exit code */
export const importCommand = (path: string | undefined): Promise<number> => reportKnown(() => readImport(path));

const writeExport = (path: string | undefined): Promise<void> =>
  besideBaton(async (opened) => {
    const out: NodeJS.WritableStream =
      path === undefined ? process.stdout : createWriteStream(path, { mode: PRIVATE_MODE, flags: 'wx' });
    if (path !== undefined) await once(out, 'open');
    const n = await exportStore(opened, async (line) => {
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    });
    if (path !== undefined) await new Promise<void>((resolve) => out.end(() => resolve()));
    console.error(`${n} rows exported.`);
  });

async function readImport(path: string | undefined): Promise<void> {
  if (path === undefined) throw new CannotImport('Which file? baton import <file>');
  const opened = await openStore(readConfig(process.env), quiet);
  try {
    const n = await importStore(opened, readLines(path));
    console.error(`${n} rows imported.`);
  } finally {
    await opened.close();
  }
}

/** The lines of a file. `createInterface` loses lines that arrive before they are read, so it is made late. */
async function* readLines(path: string): AsyncGenerator<string> {
  const input = createReadStream(path);
  await once(input, 'open');
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
