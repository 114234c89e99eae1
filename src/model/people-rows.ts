/** People, channels, and who is where. */
import type { Row } from './row.js';

/**
 * How somebody belongs to the workspace. `guest`: invited to single channels. `external`: of another organisation. `bot`: no
 * person. `unknown`: the platform has not said, which gives no more rights than `external`.
 */
type Standing = 'member' | 'guest' | 'external' | 'bot' | 'unknown';

/** Somebody of the workspace. The id is the platform's. */
export interface Person extends Row {
  name: string;
  /** The name folded for look-ups, and its first word. Empty in rows from before these were kept. */
  key: string;
  firstKey: string;
  standing: Standing;
  /** IANA zone as the platform reports it; empty if it reports none. */
  zone: string;
  /** An admin on the platform. */
  admin: boolean;
  /** Has no account any more. */
  gone: boolean;
}

/**
 * Somebody whose data was removed at their request. The id is the platform's, and all that stays: without it, the platform's
 * next list of people would bring them back by name. It is kept as it is: whoever holds the store and the platform's list of
 * people could undo a hash by trying them all, and alone the id means nothing to anybody. Their own next word removes it.
 */
export interface Forgotten extends Row {
  at: number;
  /** Whether they read along as a full member or as somebody from outside still decides what is shown in a channel. */
  standing: Standing;
  /** The name, while it is being removed everywhere; then empty. */
  name: string;
}

/** A channel or a direct conversation. The id is the platform's. */
export interface Channel extends Row {
  name: string;
  direct: boolean;
  /** `public`: every full member of the workspace can read it. `private`: its people only, or nobody knows. */
  access: 'public' | 'private';
  /** Whose people are the channel's: its own id, or its team's in Teams. */
  place: string;
  /** When its people were told what Baton reads; null if they have not been. */
  toldAt: number | null;
}

/** Where people are together: a channel, or a team in Teams. The id is the platform's. */
export interface Place extends Row {
  /** When the platform last listed all of its people; 0 if it never did. */
  listedAt: number;
}

/** Somebody who is in a place. The id is "place:person". */
export interface PlaceMember extends Row {
  place: string;
  person: string;
  /** When an event last showed it, or the platform first said so. A later list of the place confirms it too. */
  at: number;
}
