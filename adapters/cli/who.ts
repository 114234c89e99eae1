/** Finds the person that a command of the operator means, in all workspaces. */
import { keyOf, nearest } from '../../src/model/names.js';
import { OperatorError } from '../common/operator-error.js';
import type { Opened } from '../store/opened.js';
import { type FoundPerson, peopleInStore } from '../store/people.js';

/** Nobody is meant, or more than one. The message lists ids. */
export class UnclearPerson extends OperatorError {
  override name = 'UnclearPerson';
}

const MOST_LISTED = 20;

/**
 * The person with an id or, if nobody has it, with a name.
 * @param workspace the only one to look in
 * @throws UnclearPerson
 */
export async function findPerson(opened: Opened, wanted: string, workspace: string | undefined): Promise<FoundPerson> {
  const all = await peopleInStore(opened, workspace);
  if (workspace !== undefined && all.length === 0) throw new UnclearPerson(await nobodyThere(opened, workspace));
  const key = keyOf(wanted.replace(/^@/, ''));
  const withId = all.filter(({ id }) => id === wanted);
  const named = all.filter(({ name }) => key !== '' && name !== '' && keyOf(name) === key);
  const found = withId.length > 0 ? withId : named;
  const [one] = found;
  if (!one) throw new UnclearPerson(nobody(wanted, all));
  if (found.length === 1) return one;
  throw new UnclearPerson(
    `Several people are called “${wanted}”. Name one by id${severalPlaces(found) ? ' and --workspace' : ''}:\n${list(found)}`,
  );
}

const severalPlaces = (found: readonly FoundPerson[]) => new Set(found.map((one) => one.workspace)).size > 1;

async function nobodyThere(opened: Opened, workspace: string): Promise<string> {
  const known = [...new Set((await peopleInStore(opened, undefined)).map((one) => one.workspace))];
  const says = `This store has no workspace “${workspace}”.`;
  return known.length === 0 ? says : `${says} It has ${known.slice(0, MOST_LISTED).join(', ')}.`;
}

function nobody(wanted: string, all: readonly FoundPerson[]): string {
  const names = [...new Set(all.map(({ name }) => name).filter(Boolean))];
  const first = (name: string) => keyOf(name.split(/\s/u)[0] ?? '');
  const near = new Set(nearest(keyOf(wanted), names.map(keyOf), 5));
  const similar = all.filter(({ name }) => name && (near.has(keyOf(name)) || first(name) === keyOf(wanted)));
  const says = `Nobody has the id or the full name “${wanted}”.`;
  return similar.length === 0 ? says : `${says} Similar names:\n${list(similar)}`;
}

const list = (found: readonly FoundPerson[]): string => {
  const lines = found.slice(0, MOST_LISTED).map((one) => `  ${one.id}  ${one.name}  --workspace ${one.workspace}`);
  return [...lines, ...(found.length > MOST_LISTED ? ['  …'] : [])].join('\n');
};
