/** People where one of them is to be chosen: those of one name told apart, and guests marked. */
import type { Situation } from '../commands/context.js';
import { ownMark } from '../commands/namesakes.js';
import { keyOf } from '../model/names.js';
import type { Person } from '../model/people-rows.js';
import { zoneWords } from './text.js';

/** The name of somebody in a menu, which says so if they are a guest or from another company: "Fay Moss · guest". */
export const menuName = (
  { label }: Pick<Situation, 'label'>,
  { name, standing }: Pick<Person, 'name' | 'standing'>,
): string => (standing === 'guest' || standing === 'external' ? label(`name-${standing}`, { name }) : name);

/** Names of people, those of one name each with what tells them apart: "Bo Berg (Lisbon time)", else the id. */
export function peopleApart(
  { label }: Pick<Situation, 'label'>,
  people: readonly Person[],
): (person: Person) => string {
  const named = people.map(({ id, name }) => ({ id, key: keyOf(name) }));
  const marks = new Map(people.map(({ id, zone }) => [id, [...(zone === '' ? [] : [zoneWords({ label }, zone)]), id]]));
  return ({ id, name }) => {
    const one = { id, key: keyOf(name) };
    const isAlone = !named.some((other) => other.key === one.key && other.id !== id);
    return isAlone ? name : label('name-apart', { name, by: ownMark(one, named, marks) });
  };
}
