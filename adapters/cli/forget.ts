/** `baton forget`: removes one person's data. */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Removal } from '../../src/dispatch/forget.js';
import type { Clock } from '../../src/ports/clock.js';
import { BadUsage } from '../common/bad-usage.js';
import { newId } from '../common/ids.js';
import { OperatorError } from '../common/operator-error.js';
import { wording } from '../prompts/wording.js';
import { clockOf } from '../store/clock.js';
import { Traces } from '../store/forget.js';
import type { Opened } from '../store/opened.js';
import type { FoundPerson } from '../store/people.js';
import { SqlStore } from '../store/store.js';
import { besideBaton, type StoreOptions } from './beside.js';
import { findPerson } from './who.js';

/** Rounds over the store. Each finds only what changed during the one before it. */
const MOST_ROUNDS = 20;

/** The options of the command. */
interface ForgetOptions extends StoreOptions {
  workspace?: string | undefined;
  /** Other names of theirs, to be removed from texts. */
  also?: readonly string[] | undefined;
  yes?: true | undefined;
}

/** Asks whether it is meant, and removes the person. @throws UnclearPerson, or OperatorError if it is not meant */
export async function confirmAndForget(wanted: string, options: ForgetOptions): Promise<void> {
  await besideBaton(options, async (opened) => {
    const person = await findPerson(opened, wanted, options.workspace);
    if (!options.yes && !(await confirmed(person))) throw new OperatorError('Nothing was changed.');
    const count = await forgetPerson(opened, person, options.also);
    const rows = `${count} ${count === 1 ? 'row' : 'rows'}`;
    console.error(`${person.id} is forgotten in ${person.workspace}: ${rows} changed or deleted.`);
  });
}

async function confirmed({ id, name, workspace }: FoundPerson): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new BadUsage('Baton asks before it forgets somebody, and cannot ask here. Add --yes if you are sure.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D are a no.
  const closed = once(terminal, 'close').then(() => '');
  try {
    const question = `Forget ${name || 'somebody'} (${id} in ${workspace})? You cannot undo this. Type yes: `;
    return (await Promise.race([terminal.question(question), closed])).trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}

/**
 * Removes a person's data, in steps that can be repeated.
 * @param also other names of theirs
 * @param given the store's own clock if left out
 * @returns how many rows were changed or deleted
 */
export async function forgetPerson(
  opened: Opened,
  { workspace, id }: Pick<FoundPerson, 'workspace' | 'id'>,
  also: readonly string[] = [],
  given?: Clock,
): Promise<number> {
  const clock = given ?? (await clockOf(opened));
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
