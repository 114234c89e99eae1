/** What is to be understood. */
import type { Clarity } from '../clarity/engine.js';
import type { Declaration } from '../commands/declaration.js';
import type { Mention, Reader } from '../ports.js';
import type { Remembered } from './decision.js';
import type { SpokenBy } from './find-things.js';
import type { PhrasebookSource } from './phrasebook.js';

/** A text, with who says it, where and when. */
export interface Saying extends SpokenBy {
  read: Reader;
  text: string;
  mentions: readonly Mention[];
  /** Id of the channel. */
  channel: string;
  /** Whether it is a direct message: then no project is the channel's own. */
  direct: boolean;
  /** `/baton …`: a command, carried out as it stands. */
  isStrict: boolean;
  talk: Remembered | undefined;
  /** Items that wait for the person's answer to an offer, two at most, as "stage:ID". */
  waiting: readonly string[];
  commands: readonly Declaration[];
  phrasebook: PhrasebookSource;
  clarity: Clarity;
}
