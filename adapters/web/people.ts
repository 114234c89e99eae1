/** Who is in the playground. */
import type { Mention, Origin } from '../../src/ports/events.js';

/** The workspace that the playground stands for. */
export const PLAYGROUND_WORKSPACE = 'playground';
/** The author of Baton's messages. */
export const BATON = 'baton';

/** Somebody whom one can speak as. */
export type PlaygroundPerson = Origin['person'];

/** The people that one can speak as, the last of them a guest. Their zones are far apart, one of them off by half an hour. */
export const PEOPLE: readonly [PlaygroundPerson, ...PlaygroundPerson[]] = [
  { id: 'ana', name: 'Ana Silva', zone: 'Europe/Lisbon', admin: true, standing: 'member' },
  { id: 'bo', name: 'Bo Berg', zone: 'Europe/Berlin', admin: false, standing: 'member' },
  { id: 'chi', name: 'Chi Rao', zone: 'Asia/Kolkata', admin: false, standing: 'member' },
  { id: 'dana', name: 'Dana Cole', zone: 'America/New_York', admin: false, standing: 'member' },
  { id: 'emi', name: 'Emi Sato', zone: 'Asia/Tokyo', admin: false, standing: 'member' },
  { id: 'fay', name: 'Fay Moss', zone: 'Europe/London', admin: false, standing: 'guest' },
];

/** The people mentioned in a text as "@ana" or "@Ana Silva", the longest name first, with the places of the mentions. */
export function mentionsIn(text: string, people: readonly PlaygroundPerson[] = PEOPLE): Mention[] {
  return [...text.matchAll(/@(?=[\p{L}\p{N}])/gu)].flatMap(({ index }): Mention[] => {
    const rest = text.slice(index + 1);
    const named = people.flatMap((person) => [person.name, person.id].map((name) => ({ person, name })));
    const found = named.filter(({ name }) => begins(rest, name)).sort((a, b) => b.name.length - a.name.length)[0];
    if (!found) return [];
    const { person, name } = found;
    return [{ start: index, end: index + 1 + name.length, is: 'person', id: person.id, name: person.name }];
  });
}

/** Whether a text begins with a name, as a whole: "@ana" is not in "@anatomy". */
const begins = (text: string, name: string) =>
  text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
  !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(name.length));
