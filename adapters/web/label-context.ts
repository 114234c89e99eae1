/** Gives the wording to parts of a page that are far from where it is known. */
import { createContext } from 'hono/jsx';
import type { PlainSay } from './plain-say.js';

/** The wording as plain strings. */
export const LabelContext = createContext<PlainSay>((id) => id);
