/** Tells menus what “…” is called, for those who hear the page. */
import { createContext } from 'hono/jsx';

/** The name of a menu with what is seldom wanted. */
export const MoreContext = createContext('…');
