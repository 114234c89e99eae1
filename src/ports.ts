/** What the product needs from outside, and what comes in and goes out. */
import type { Alarm, Change, Kind, Rows } from './model/rows.js';
import type { Span, Text } from './model/text.js';
import type { Call, Form, View } from './view.js';

/** Conditions on the fields of a row: a value, one of several values, or bounds (`above` with the bound itself). */
export type Where<R> = {
  [F in keyof R]?: R[F] | readonly R[F][] | { below: R[F]; above?: R[F] } | { above: R[F]; below?: R[F] };
};

export interface Query<R> {
  where?: Where<R>;
  /** Field names, `-` before one for the greatest first. */
  order?: readonly ((keyof R & string) | `-${keyof R & string}`)[];
  limit?: number;
  offset?: number;
}

/** Reads one workspace: there is no way to name another. */
export interface Reader {
  find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]>;
  /** The row with an id; undefined if there is none. */
  get<K extends Kind>(kind: K, id: string): Promise<Rows[K] | undefined>;
  /** How many rows there are for each value of a field. */
  tally<K extends Kind>(
    kind: K,
    by: keyof Rows[K] & string,
    where: Where<Rows[K]>,
  ): Promise<Map<string | null, number>>;
}

/** One transaction in one workspace. */
export interface Unit extends Reader {
  /** Makes the changes or throws `Conflict`; nothing stays unless the whole transaction is kept. */
  apply(changes: readonly Change[]): Promise<void>;
  /** Puts messages into the outbox. */
  send(messages: readonly Outbound[]): Promise<void>;
  /** The next number of a sequence, starting at 1, without gaps or repeats. */
  number(sequence: 'task'): Promise<number>;
}

export interface Store {
  /**
   * Runs `work` in one transaction, together with the note that `key` was handled. Kept when `work` returns, undone when it
   * throws or returns undefined. Undefined, and nothing done, where the key was handled before. May run `work` again after a
   * clash with another transaction; throws `Conflict` when it clashes too often.
   */
  transact<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
  ): Promise<T | undefined>;
  /**
   * Claims alarms of all workspaces that are due, the oldest first: no other instance gets them for a minute, or until they
   * are set again. Kinds that this version does not know are left to those that do.
   */
  claimAlarms(kinds: readonly Alarm['what'][], most: number): Promise<{ workspace: string; id: string }[]>;
  /** Reads without writing: one consistent picture. */
  read<T>(workspace: string, work: (reader: Reader) => Promise<T>): Promise<T>;
}

/** Somebody else changed a row since it was read. */
export class Conflict extends Error {
  override name = 'Conflict';
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The wording for an id from `prompts/`; throws where it is missing or an argument is. */
export type Say = (id: string, args?: Record<string, string | number | Span | Text>) => Text;

/** A person or a group named in a text. Offsets in UTF-16 units. */
export interface Mention {
  start: number;
  end: number;
  is: 'person' | 'group';
  id: string;
  name: string;
}

export interface Origin {
  workspace: string;
  /** The platform's own id of the event: what comes twice under one key takes effect once. */
  key: string;
  channel: { id: string; name: string; direct: boolean };
  thread: string | null;
  person: { id: string; name: string; zone: string; admin: boolean };
  /** Where the platform wants the answer, in its own words: handed on to the answer as it is. */
  reply?: string;
}

/** The message a control stands in; `shared` when others see it too. */
export interface Place {
  id: string;
  shared: boolean;
}

/** A command typed, or a control used, or a form sent. */
export type Inbound =
  | (Origin & { type: 'command'; text: string; mentions: Mention[] })
  | (Origin & { type: 'call'; call: Call; via: 'button' | 'form'; message: Place | null });

/** Something that happened in a channel without speaking to Baton. It is looked at in memory, and mostly forgotten. */
export type Heard = Omit<Origin, 'person'> & { at: number } & (
    | {
        type: 'message';
        id: string;
        person: Origin['person'];
        text: string;
        mentions: Mention[];
        /** Address of the message. */
        link: string | null;
        edited: boolean;
      }
    | { type: 'reaction'; id: string; person: Origin['person']; emoji: string }
    | { type: 'deleted'; id: string }
    | { type: 'left'; id: string }
    /** The channel is archived or deleted, or Baton is not in it any more. */
    | { type: 'closed' }
  );

interface Sent {
  id: string;
  view: View;
}

/** A message for the outbox. */
export type Outbound =
  /** For all in a channel; to `orTo` in private where the channel cannot be reached. */
  | (Sent & { to: 'channel'; channel: string; thread: string | null; orTo?: string; reply?: string })
  /** In a channel, for one person's eyes. */
  | (Sent & { to: 'whisper'; channel: string; thread: string | null; person: string; reply?: string })
  /** To one person, in the conversation with Baton; as a whisper in `near` where they can have no such conversation. */
  | (Sent & { to: 'direct'; person: string; near?: string })
  /** In place of an earlier message. */
  | (Sent & { to: 'message'; channel: string; message: string });

/** A second opinion on a finding, before anybody is asked. */
export interface Question {
  message: string;
  /** Lines before the message. */
  before: readonly string[];
  /** The words that are meant. */
  words: string;
}

export interface Verdict {
  confirm: boolean;
  rewrite: string | null;
}

/** What handling an event gives back at once, beside what lies in the outbox. */
export interface Handled {
  form?: Form;
  /** Where a form was sent and refused: what is wrong, by field. */
  errors?: Record<string, string>;
  /** What was said to the person who acted; it lies in the outbox too. */
  answer?: Outbound;
}

export type Delivery =
  /** `pauseMs`: how long nothing more may go to the same place. */
  | { result: 'sent'; pauseMs?: number }
  /**
   * To be tried again. `unused`: it was not even tried, and does not count as an attempt. `unconfirmed`: it was sent, but
   * the platform's answer was lost, so nobody knows whether it arrived.
   */
  | { result: 'later'; afterMs: number; why: string; unused?: boolean; unconfirmed?: boolean }
  | { result: 'never'; why: string };

/** One platform's way to say things. */
export interface Chat {
  /**
   * Delivers one message; a second delivery of the same id shows nothing twice where the platform can tell.
   * @param unconfirmed an earlier attempt may have reached the platform
   */
  deliver(workspace: string, message: Outbound, unconfirmed?: boolean): Promise<Delivery>;
}
