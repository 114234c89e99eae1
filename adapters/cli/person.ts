/** `baton person`: all that Baton keeps about one person, for them to read. */
import { writeFileSync } from 'node:fs';
import { systemClock } from '../runtime/clock.js';
import { exportPerson } from '../store/person-export.js';
import { PRIVATE_MODE } from '../store/private-file.js';
import { besideBaton, reportKnown } from './beside.js';
import { BadUsage, parseOptions, reportBadUsage } from './usage.js';
import { findPerson } from './who.js';

const HELP = 'baton person --help';
const USAGE = `baton person <id or name> [file] [options]

Writes all that Baton keeps about one person as JSON, to a new file that only its owner can read (mode 0600) or to the
standard output: their name and time zone, settings, work and offers, their lines of the history, nudges, messages that wait for
them, places they are in, addresses, and what others wrote that has their full name in it.
  --workspace <id>   where to look, if more than one workspace has somebody of that name or id`;

const OPTIONS = { help: { type: 'boolean', short: 'h' }, workspace: { type: 'string' } } as const;

/** Runs the command. @returns the exit code */
export const personCommand = (args: string[]): Promise<number> =>
  reportBadUsage(() => reportKnown(() => runPerson(args)));

async function runPerson(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({ args, options: OPTIONS, allowPositionals: true } as const, HELP);
  if (values.help) return console.log(USAGE);
  const [wanted, file, ...more] = positionals;
  if (wanted === undefined || more.length > 0)
    throw new BadUsage(`Whom? ${USAGE.split('\n')[0]}. A name of several words goes in quotes.`);
  await besideBaton(async (opened) => {
    const found = await findPerson(opened, wanted, values.workspace);
    const json = `${JSON.stringify(await exportPerson(opened, found, systemClock.now()), null, 2)}\n`;
    if (file === undefined) process.stdout.write(json);
    else writeFileSync(file, json, { mode: PRIVATE_MODE, flag: 'wx' });
  });
}
