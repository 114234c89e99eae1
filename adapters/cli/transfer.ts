/** `baton export` and `baton import`: a whole store as JSON lines. */
import { createInterface } from 'node:readline';
import { openStore } from '../runtime/open-store.js';
import { exportStore } from '../store/export.js';
import { CannotImport, headerOf, importStore } from '../store/import.js';
import { besideBaton, configFor, type StoreOptions } from './beside.js';
import { mustBeFile, openInput } from './input.js';
import { writeOutput } from './output.js';

const quiet = () => {};
const rows = (n: number) => `${n} ${n === 1 ? 'row' : 'rows'}`;

/** Writes the whole store to a new file, or to the standard output. */
export async function exportTo(path: string | undefined, options: StoreOptions): Promise<void> {
  const count = await besideBaton(options, (opened) =>
    writeOutput(path, (write) => exportStore(opened, (line) => write(`${line}\n`))),
  );
  console.error(`${rows(count)} exported.`);
}

/** Reads a file into an empty store. A file that isn't an export makes no store. @throws CannotImport */
export async function importFrom(path: string, options: StoreOptions): Promise<void> {
  const config = configFor(options);
  mustBeFile(path);
  const lines = readLines(path)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) throw new CannotImport('The file is empty. Name a file that `baton export` wrote.');
  headerOf(first.value);
  const opened = await openStore(config, quiet);
  try {
    const count = await importStore(opened, startingWith(first.value, lines));
    console.error(`${rows(count)} imported.`);
  } finally {
    await opened.close();
  }
}

async function* startingWith(first: string, others: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await others.next(); !next.done; next = await others.next()) yield next.value;
}

/** The lines of a file. `createInterface` loses lines that arrive before they are read, so it is made late. */
async function* readLines(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: openInput(path), crlfDelay: Number.POSITIVE_INFINITY });
}
