/** The short memory of what a person and Baton spoke of in a channel. */

/** How long it counts. */
export const TALK_MS = 30 * 60_000;

/** The id of a talk's row. Threads belong to their channel. */
export const talkId = (channel: string, person: string): string => `${channel}:${person}`;
