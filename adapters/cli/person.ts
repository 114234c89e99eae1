/** `baton person`: all that Baton keeps about one person, for them to read. */
import { clockOf } from '../store/clock.js';
import { exportPerson } from '../store/person-export.js';
import { besideBaton, type StoreOptions } from './beside.js';
import { writeOutput } from './output.js';
import { findPerson } from './who.js';

/** The options of the command. */
interface PersonOptions extends StoreOptions {
  workspace?: string | undefined;
}

/** Writes it as JSON to a new file, or to the standard output. @throws UnclearPerson */
export async function writePerson(wanted: string, path: string | undefined, options: PersonOptions): Promise<void> {
  await besideBaton(options, async (opened) => {
    const found = await findPerson(opened, wanted, options.workspace);
    const all = await exportPerson(opened, found, (await clockOf(opened)).now());
    await writeOutput(path, (write) => write(`${JSON.stringify(all, null, 2)}\n`));
  });
}
