/** What Baton does with a text: carries out, shows, offers, asks, or leaves it alone. */
import type { Call } from '../view/view.js';
import type { Thing } from './things.js';

/** What is wrong with an argument, besides that it is missing. */
export type Problem =
  /** Nobody and nothing is called so. */
  | { is: 'unknown'; words: string }
  /** Several people at once. */
  | { is: 'group'; words: string }
  /** Each of these calls can be meant. */
  | { is: 'which'; of: WhichOf; name: string; calls: readonly Call[] };

/** What several things are: an `item` is one of different names, `items` are more than one of those. */
export type WhichOf = 'project' | 'stage' | 'task' | 'person' | 'item' | 'items';

/** One part of a decision. */
export type Act =
  | { act: 'do' | 'show' | 'offer'; call: Call }
  | { act: 'ask'; call: Call; arg: string; problem: Problem };

/** Why nothing is done. */
type Quiet =
  /** Thanks, a greeting, a joke. */
  | 'thanks'
  | 'greeting'
  | 'smalltalk'
  /** What was begun is dropped. */
  | 'cancelled'
  /** It was denied, quoted, or depends on something: left alone. */
  | 'left-alone'
  /** There is nothing that "yes" or "no" could answer. */
  | 'nothing-open'
  /** What no bot of this kind does. */
  | 'cannot'
  | 'unclear';

/** What a text was understood as. */
export interface Understood {
  acts: readonly Act[];
  /** Why, if there are no acts. */
  quiet?: Quiet;
  /** What was understood of an unclear text. */
  about?: Thing;
  /** What Baton can't do, as the title of a task that people can do; `about`: what was spoken of, if the words name only somebody. */
  kept?: { words: string; about?: Thing | undefined };
  /** The words as a model of meanings reads them: of these examples are made. */
  heard?: () => readonly string[];
  /** What is offered was to be done on a later day, which Baton can't do. */
  isLater?: boolean;
  /** Only the gist was understood. */
  isGist?: true;
  /** How a mistyped word was read. */
  corrected?: string;
  /** Words of a command that nothing takes, and the call without them; `isPlace`: they stand behind "in". */
  leftOver?: { words: string; call: Call; isPlace: boolean };
}

/** What was said last between a person and Baton in one place: what "it" and "yes" lean on. */
export interface Remembered {
  /** What was last named, newest first: "stage:ID", "task:ID" or "project:ID". */
  items: readonly string[];
  /** What was last carried out or shown. */
  call: Call | null;
  /** Baton's open question. */
  asked: { call: Call; arg: string } | null;
  /** What Baton offered to do. */
  offered: readonly Call[];
}
