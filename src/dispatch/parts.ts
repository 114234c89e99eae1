/** What dispatching needs from outside. */
import type { Clarity } from '../clarity/engine.js';
import type { AuditBook } from '../model/audit/questions.js';
import type { SignalWords } from '../model/signals/words.js';
import type { Clock } from '../ports/clock.js';
import type { FileToSave } from '../ports/file-to-save.js';
import type { Places } from '../ports/places.js';
import type { Say } from '../ports/say.js';
import type { Store } from '../ports/store.js';
import type { Understood } from '../reading/decision.js';
import type { PhrasebookSource } from '../reading/phrasebook.js';

/** What every part of dispatching needs. */
export interface Parts {
  store: Store;
  clock: Clock;
  say: Say;
  newId(): string;
}

/** What handling commands and messages needs besides. */
export interface HandlingParts extends Parts {
  clarity: Clarity;
  /** The questions that audits ask. */
  auditBook: AuditBook;
  /** The words by which signals are known. */
  signalWords: SignalWords;
  /** Deployments that wait in other systems can be answered: there is a token for it. */
  answersGates?: boolean;
  /** Where browsers and other systems reach Baton, without a slash at the end; "http://localhost:3000" if left out. */
  address?(): string;
  /** The address at which somebody can save a file for an hour; undefined if browsers can't reach Baton, or it is too long. */
  fileAddress?(file: FileToSave): string | undefined;
  /** Left out if nobody can be asked; then only events show who is where. */
  places?: Places;
  /** Reports faults in Baton itself, never what people type. */
  fault(error: unknown, key: string): void;
}

/** What handling commands needs besides. */
export interface AppParts extends HandlingParts {
  phrasebook: PhrasebookSource;
  /** Told what each typed text was understood as. */
  understood?(decision: Understood): void;
}
