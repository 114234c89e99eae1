/** What a command knows besides its arguments. */
import type { Clarity } from '../clarity/engine.js';
import type { AuditBook } from '../model/audit/questions.js';
import type { DateOrder } from '../model/dates/types.js';
import type { Via } from '../model/history-rows.js';
import type { Channel, Person } from '../model/people-rows.js';
import type { Sight } from '../model/sight.js';
import type { SignalWords } from '../model/signals/words.js';
import type { Origin } from '../ports/events.js';
import type { FileToSave } from '../ports/file-to-save.js';
import type { Say } from '../ports/say.js';
import type { Reader, Unit } from '../ports/store.js';
import type { Call } from '../view/view.js';
import type { Declaration } from './declaration.js';

/** Who acts, where and when. */
export interface Situation {
  /** Reads what the person sees here: everything else does not exist. */
  readonly read: Reader;
  /** What that is. */
  readonly sight: Sight;
  /** Ids of the projects that `read` has shown something of. */
  readonly touched: Set<string>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Calendar day of now in the person's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** The person's time zone, an IANA name. */
  readonly zone: string;
  /** Which number of 5/6 is the day for the person. */
  readonly order: DateOrder;
  /** The person who acts. */
  readonly me: Person;
  readonly channel: Channel;
  readonly thread: string | null;
  readonly workspace: string;
  readonly via: Via;
  readonly origin: Origin;
  readonly say: Say;
  /** Where browsers and other systems reach Baton, without a slash at the end. */
  readonly address: string;
  /** The address at which somebody can save a file for an hour; undefined if there can't be one. It is for private messages alone. */
  fileAddress(file: FileToSave): string | undefined;
  /** The questions that audits ask. */
  readonly auditBook: AuditBook;
  /** The words by which signals are known. */
  readonly signalWords: SignalWords;
  /** The wording as a plain string, for labels. */
  label(id: string, args?: Parameters<Say>[1]): string;
  newId(): string;
  /** The value that a setting has here for this person. */
  setting(key: string): Promise<string>;
  /** The language engine. */
  readonly clarity: Clarity;
  /** The next short number of a task; taken for projects before their names are looked for. */
  readonly nextNumber: Unit['number'];
  /** Every command that can be typed. */
  readonly commands: readonly Declaration[];
}

/** A situation, and the call that is made in it. */
export interface Context extends Situation {
  readonly call: Call;
}

/** As much of it as it takes to show something. */
export type Showing = Pick<Situation, 'read' | 'now' | 'today' | 'say' | 'label'>;
