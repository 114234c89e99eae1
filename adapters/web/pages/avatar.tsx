/** Pictures of people. */
import { useContext } from 'hono/jsx';
import { BATON } from '../people.js';
import { PeopleContext } from '../people-context.js';

/** Colours in the style sheet. */
const COLOURS = 6;

/** The initials of a person, or Baton's arrow. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const index =
    Math.max(
      0,
      useContext(PeopleContext).findIndex((person) => person.id === id),
    ) % COLOURS;
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
