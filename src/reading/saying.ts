/** What is to be understood. */
import type { Clarity } from '../clarity/engine.js';
import type { Declaration } from '../commands/declaration.js';
import type { Project } from '../model/project-rows.js';
import type { Mention } from '../ports/events.js';
import type { Reader } from '../ports/store.js';
import type { Remembered } from './decision.js';
import type { SpokenBy } from './find-things.js';
import type { PhrasebookSource } from './phrasebook.js';

/** An incident that somebody can take. */
export interface WaitingIncident {
  number: number;
  /** Whether the person is asked to take it. */
  asksMe: boolean;
  /** They were asked after anything else was said between them and Baton here. */
  isLast: boolean;
}

/** A text, with who says it, where and when. */
export interface Saying extends SpokenBy {
  read: Reader;
  text: string;
  mentions: readonly Mention[];
  /** Id of the channel. */
  channel: string;
  /** Whether it is a direct message: then no project is the channel's own. */
  direct: boolean;
  /** In a direct message, the projects of which the person sees no more than their own part. */
  inPart: readonly Project[];
  /** `/baton …`: a command, carried out as it stands. */
  isStrict: boolean;
  talk: Remembered | undefined;
  /** Items that wait for the person's answer to an offer, as "stage:ID". */
  waiting: readonly string[];
  /** Those of them that were asked about in this place, so that "yes" and "it" can mean them. */
  open: readonly string[];
  /** The open incident that nobody has, if there is only one here; of several, the one that the person is asked to take. */
  incident?: WaitingIncident | undefined;
  commands: readonly Declaration[];
  phrasebook: PhrasebookSource;
  clarity: Clarity;
}
