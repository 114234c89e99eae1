/** `baton forget`: removes one person's data. */
import { createInterface } from 'node:readline/promises';
import { Removal } from '../../src/dispatch/forget.js';
import type { Clock } from '../../src/ports.js';
import { newId } from '../common/ids.js';
import { OperatorError } from '../common/operator-error.js';
import { wording } from '../prompts/wording.js';
import { systemClock } from '../runtime/clock.js';
import { Traces } from '../store/forget.js';
import type { Opened } from '../store/opened.js';
import type { FoundPerson } from '../store/people.js';
import { SqlStore } from '../store/store.js';
import { besideBaton, reportKnown } from './beside.js';
import { BadUsage, parseOptions, reportBadUsage } from './usage.js';
import { findPerson } from './who.js';

const HELP = 'baton forget --help';
const USAGE = `baton forget <id or name> [options]

Removes what Baton keeps about one person, next to a running Baton or without one.
  --workspace <id>   where to look, if more than one workspace has somebody of that name or id
  --also <name>      another name of theirs to be removed from texts, such as a first name; can be given several times
  --yes              do not ask

Their name is gone from everything, and "somebody" stands where it was. What they owned is nobody's. Their settings, mutes, nudges,
memberships and addresses, and messages that wait for them, are deleted. It cannot be taken back: \`baton person\` first, if
they want a copy. If it is stopped, start it again: it goes on where it was.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  workspace: { type: 'string' },
  also: { type: 'string', multiple: true },
  yes: { type: 'boolean', short: 'y' },
} as const;

/** Rounds over the store. Each finds only what changed during the one before it. */
const MOST_ROUNDS = 20;

/** Runs the command. @returns the exit code */
export const forgetCommand = (args: string[]): Promise<number> =>
  reportBadUsage(() => reportKnown(() => runForget(args)));

async function runForget(args: string[]): Promise<void> {
  const { values, positionals } = parseOptions({ args, options: OPTIONS, allowPositionals: true } as const, HELP);
  if (values.help) return console.log(USAGE);
  const [wanted, ...more] = positionals;
  if (wanted === undefined || more.length > 0)
    throw new BadUsage(`Whom? ${USAGE.split('\n')[0]}. A name of several words goes in quotes.`);
  await besideBaton(async (opened) => {
    const person = await findPerson(opened, wanted, values.workspace);
    if (!values.yes && !(await confirmed(person))) throw new OperatorError('Nothing was changed.');
    const rows = await forgetPerson(opened, person, values.also);
    console.error(`${person.id} is forgotten in ${person.workspace}: ${rows} rows were changed or deleted.`);
  });
}

async function confirmed({ id, name, workspace }: FoundPerson): Promise<boolean> {
  if (!process.stdin.isTTY) throw new BadUsage('Nobody can be asked here whether this is meant: add --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const says = `Forget ${name || 'somebody'} (${id} in ${workspace})? It cannot be taken back. Type yes: `;
    return (await terminal.question(says)).trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}

/**
 * Removes a person's data, in steps that can be repeated.
 * @param also other names of theirs
 * @returns how many rows were changed or deleted
 */
export async function forgetPerson(
  opened: Opened,
  { workspace, id }: Pick<FoundPerson, 'workspace' | 'id'>,
  also: readonly string[] = [],
  clock: Clock = systemClock,
): Promise<number> {
  const store = new SqlStore(opened, clock);
  const removal = new Removal({ store, clock, say: wording(), newId }, workspace, id);
  const begun = await removal.begin();
  const traces = new Traces(opened, { workspace, id, names: [begun?.name ?? '', ...also].filter(Boolean) });
  await traces.overwrite();
  let all = 0;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const count = (await removal.release(await traces.conversations())) + (await traces.remove());
    all += count;
    if (count === 0) break;
  }
  await removal.finish();
  await traces.settle();
  return all;
}
