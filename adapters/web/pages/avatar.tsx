/** Pictures of people. */
import { BATON, PEOPLE } from '../people.js';

/** The initials of a person, or Baton's arrow. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const index = PEOPLE.findIndex((person) => person.id === id);
  return (
    <span class={`avatar ${id === BATON ? 'bot' : `p${index}`}`} aria-hidden="true">
      {id === BATON ? '⇢' : initials(name)}
    </span>
  );
}

const initials = (name: string) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
