/** Makes people and channels known, as their platform describes them. */
import { isZone } from '../model/dates.js';
import { add, type Change, type Channel, type Person, type Row, set } from '../model/rows.js';
import type { Origin, Unit } from '../ports.js';
import { alarmsFor } from './alarms.js';

/** The person's row with what the platform says of them now, added or updated. @param now epoch milliseconds */
export async function meetPerson(
  unit: Unit,
  { workspace, person }: Pick<Origin, 'workspace' | 'person'>,
  now: number,
): Promise<Person> {
  const known = await unit.get('person', person.id);
  const described = describedPerson(workspace, person);
  const changes = personChanges(known, described);
  if (changes.length > 0) await unit.apply(changes);
  await unit.apply(await alarmsFor({ read: unit, now, workspace }, changes));
  return { ...(known ?? { version: 1 }), ...described };
}

/** Makes people known before they have said anything, as the platform lists them. @param now epoch milliseconds */
export async function meetPeople(
  unit: Unit,
  workspace: string,
  people: readonly Origin['person'][],
  now: number,
): Promise<void> {
  const rows = await unit.find('person', { where: { id: people.map(({ id }) => id) } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const changes = people.flatMap((one) => personChanges(byId.get(one.id), describedPerson(workspace, one)));
  await unit.apply(changes);
  await unit.apply(await alarmsFor({ read: unit, now, workspace }, changes));
}

/** The channel's row as the platform describes it now, added or updated. */
export async function meetChannel(
  unit: Unit,
  { workspace, channel }: Pick<Origin, 'workspace' | 'channel'>,
): Promise<Channel> {
  const known = await unit.get('channel', channel.id);
  const described = { workspace, ...channel };
  if (!known) await unit.apply([add('channel', described)]);
  else if (!isDescribed(known, described)) await unit.apply([set('channel', known, described)]);
  return { ...(known ?? { version: 1 }), ...described };
}

/** A row as a platform describes it. */
type Described<R extends Row> = Omit<R, 'version'>;

/** An unknown time zone counts as none: no days could be read in it. */
const describedPerson = (workspace: string, person: Origin['person']): Described<Person> => ({
  workspace,
  ...person,
  zone: isZone(person.zone) ? person.zone : '',
  gone: false,
});

function personChanges(known: Person | undefined, described: Described<Person>): Change[] {
  if (!known) return [add('person', described)];
  return isDescribed(known, described) ? [] : [set('person', known, described)];
}

/** Whether a row has all the values of a description. */
function isDescribed(row: object, described: object): boolean {
  const values = new Map<string, unknown>(Object.entries(row));
  return Object.entries(described).every(([field, value]) => values.get(field) === value);
}
