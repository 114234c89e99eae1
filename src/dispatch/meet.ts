/** Makes people and channels known, as their platform describes them. */

import { inParts } from '../kit/in-parts.js';
import { MEMBERSHIP_MS, memberId } from '../model/audience.js';
import { add, type Change, remove, set } from '../model/changes.js';
import { isZone } from '../model/dates/calendar.js';
import { firstKeyOf, keyOf } from '../model/names.js';
import type { Channel, Person } from '../model/people-rows.js';
import type { Origin } from '../ports/events.js';
import type { Unit } from '../ports/store.js';
import { alarmsFor } from './alarms.js';
import { reachAfterMove } from './reach.js';

/** The person's row with what the platform says of them now, added or updated. */
export async function meetPerson(
  unit: Unit,
  { workspace, person }: Pick<Origin, 'workspace' | 'person'>,
): Promise<Person> {
  const known = await unit.get('person', person.id);
  const described = describedPerson(workspace, person);
  const changes = known ? personChanges(known, described) : await metAnew(unit, described);
  if (changes.length > 0) await unit.apply(changes);
  await unit.apply(await alarmsFor({ read: unit, now: unit.now, workspace }, changes));
  return { version: 1, ...known, ...described };
}

/** Whoever was forgotten and speaks again is met as anybody new, unless their data is just being removed. */
async function metAnew(unit: Unit, described: Omit<Person, 'version'>): Promise<Change[]> {
  const forgotten = await unit.get('forgotten', described.id);
  const isDone = forgotten?.name === '';
  return [...(forgotten && isDone ? [remove('forgotten', forgotten)] : []), add('person', described)];
}

/** Makes people known before they have said anything, as the platform lists them: but for those who were forgotten. */
export async function meetPeople(unit: Unit, workspace: string, people: readonly Origin['person'][]): Promise<void> {
  const rows = await unit.find('person', { where: { id: people.map(({ id }) => id) } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const strangers = people.filter(({ id }) => !byId.has(id));
  const forgotten = await inParts(
    strangers.map(({ id }) => id),
    (id) => unit.find('forgotten', { where: { id } }),
  );
  const skipped = new Map(forgotten.map((row) => [row.id, row]));
  const changes = people.flatMap((one) => {
    const row = skipped.get(one.id);
    if (!row) return personChanges(byId.get(one.id), describedPerson(workspace, one));
    return row.standing === one.standing ? [] : [set('forgotten', row, { standing: one.standing })];
  });
  await unit.apply(changes);
  await unit.apply(await alarmsFor({ read: unit, now: unit.now, workspace }, changes));
}

/** The channel's row as the platform describes it now, added or updated. */
export async function meetChannel(
  unit: Unit,
  { workspace, channel }: Pick<Origin, 'workspace' | 'channel'>,
): Promise<Channel> {
  const known = await unit.get('channel', channel.id);
  const described = describedChannel(workspace, channel, known);
  if (!known) await unit.apply([add('channel', described)]);
  else if (!isDescribed(known, described)) await unit.apply([set('channel', known, described)]);
  if (known && known.access !== described.access) await unit.apply(await reachAfterMove(unit, known.id));
  return { version: 1, ...known, ...described };
}

/** Remembers that somebody is in a place: an event of theirs there shows it. */
export async function meetMember(
  unit: Unit,
  { workspace, channel, person }: Pick<Origin, 'workspace' | 'channel' | 'person'>,
): Promise<void> {
  const { now } = unit;
  const id = memberId(channel.place, person.id);
  const known = await unit.get('member', id);
  if (!known) await unit.apply([add('member', { id, workspace, place: channel.place, person: person.id, at: now })]);
  else if (known.at < now - MEMBERSHIP_MS / 2) await unit.apply([set('member', known, { at: now })]);
}

/** A person's row as their platform describes them. An unknown time zone is left out: no days could be read in it. */
export const describedPerson = (workspace: string, person: Origin['person']): Omit<Person, 'version'> => ({
  workspace,
  ...person,
  key: keyOf(person.name),
  firstKey: firstKeyOf(person.name),
  zone: isZone(person.zone) ? person.zone : '',
  gone: false,
});

/** A channel's row as its platform describes it; what only Baton knows stays. */
export const describedChannel = (
  workspace: string,
  channel: Origin['channel'],
  known?: Channel,
): Omit<Channel, 'version'> => ({ workspace, toldAt: known?.toldAt ?? null, ...channel });

function personChanges(known: Person | undefined, described: Omit<Person, 'version'>): Change[] {
  if (!known) return [add('person', described)];
  return isDescribed(known, described) ? [] : [set('person', known, described)];
}

/** Whether a row has all the values of a description. */
function isDescribed(row: object, described: object): boolean {
  const values = new Map<string, unknown>(Object.entries(row));
  return Object.entries(described).every(([field, value]) => values.get(field) === value);
}
