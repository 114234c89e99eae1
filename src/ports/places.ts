/** Who is where, as platforms say. */
import type { Channel } from '../model/people-rows.js';
import type { Origin } from './events.js';

/** What a platform says of a channel. */
export interface PlaceReport {
  channel: Origin['channel'];
  /** Ids of the people of its place. Of a public channel, those who are no full members of the workspace are enough. */
  people: readonly string[];
}

/** Asks platforms who is where. */
export interface Places {
  /** Undefined if the platform does not say, or not within some seconds. People who are not known yet are introduced first. */
  look(workspace: string, channel: Channel): Promise<PlaceReport | undefined>;
}
