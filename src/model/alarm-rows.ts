/** What is to happen at a time, and how far what happens again and again has come. */
import type { Row } from './row.js';

/** Something to look at again at a time. Any instance can do it; one does. */
export interface Alarm extends Row {
  at: number;
  /** `arm`: sets all other alarms of a workspace. `chronicles`: goes on with the facts for the insights. */
  what: 'nudge' | 'digest' | 'reminder' | 'arm' | 'chronicles' | 'incident' | 'signal' | 'headline';
  /**
   * `nudge`, `incident`: its id. `reminder`: the person's id. `digest`: its target, as "channel:C1". `arm`: how far it has come.
   * `headline`: when it last changed, a hash of it, its channel. `signal`: what is told of which connected system, and since when. `chronicles`: the day (UTC) up to which all is told; empty at the start.
   */
  subject: string;
}

/** How far the digests for a channel or a person have come. The id is the subject of the digest's alarm: "channel:C1". */
export interface LastDigest extends Row {
  /** Times up to this instant are settled: a digest was sent or skipped, or there was to be none. */
  at: number;
  /** The day of the last time, in the zone of the digest; empty before the first. */
  day: string;
  /** How many were skipped since the last one that was sent. */
  skipped: number;
}

/** One thing that a person was told in a reminder. */
export interface Told {
  kind: 'due' | 'overdue' | 'offers' | 'stalled' | 'evidence' | 'incidents';
  /** The task's, stage's or offer's id. */
  id: string;
  /** With another value, it is another matter: the due date, or the last step of a stage that is stuck. */
  about: string;
  /** When it was last told, in the person's zone. */
  day: string;
}

/** When a person's open work was last checked for a reminder, and what they were told. The id is the person's. */
export interface LastReminder extends Row {
  at: number;
  /** In the person's zone. */
  day: string;
  /** What they were told and still waits. */
  told: Told[];
  /** When that was written. Before `at` if an older version, which does not know `told`, has looked since. */
  toldAt: number;
}
