/** For how long secrets of connected systems can be fetched, and former ones count. */

/** How long the page that makes a secret can be opened. */
export const PAGE_MS = 15 * 60_000;
/** How long the former secret counts beside a new one: time enough to change it wherever it is used. */
export const FORMER_MS = 24 * 3_600_000;
