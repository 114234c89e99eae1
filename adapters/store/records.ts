/** Rows that only adapters use, as they are read and written. */

/** A conversation on the platform. */
export interface Conversation {
  /** The platform's id. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** Whose own conversation with Baton it is; null if it is nobody's own. */
  person: string | null;
  /** The team that a channel belongs to. */
  team: string | null;
  name: string;
  /** The address to which its messages are sent. */
  service: string;
  /** Baton's own id there. */
  bot: string;
  /** When it became known, epoch milliseconds. */
  at: number;
}

/** One person's start page. */
export interface Front {
  person: string;
  /** The person's own conversation with Baton. */
  place: string;
  /** When it was last opened, epoch milliseconds. */
  at: number;
  /** `home`, or `other` while something else is shown there. */
  shows: 'home' | 'other';
  /** Hash of what is shown: redrawn only if it changes. */
  hash: string;
}
