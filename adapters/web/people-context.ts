/** Lets every part of a page know who is in the playground. */
import { createContext } from 'hono/jsx';
import { PEOPLE, type PlaygroundPerson } from './people.js';

/** Everybody in the playground, for pickers, names and pictures. */
export const PeopleContext = createContext<readonly PlaygroundPerson[]>(PEOPLE);
