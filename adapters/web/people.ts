/** Who is in the playground. */
import type { Mention, Origin } from '../../src/ports.js';

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

/** The person with an id; undefined if there is none. */
export const personById = (id: string | undefined): PlaygroundPerson | undefined => PEOPLE.find((p) => p.id === id);

/** The people mentioned in a text as "@ana" or "@Ana Silva", with the places of the mentions. */
export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(/@(\p{L}+)(?: (\p{L}+))?/gu)].flatMap((match): Mention[] => {
    const [whole, first = '', last] = match;
    const person = personById(first.toLowerCase());
    if (!person) return [];
    const isFullName = last !== undefined && person.name.toLowerCase() === `${first} ${last}`.toLowerCase();
    const end = match.index + (isFullName ? whole.length : 1 + first.length);
    return [{ start: match.index, end, is: 'person', id: person.id, name: person.name }];
  });
}
