/** The ports: what the product needs from outside, the events that come in, and the messages that go out. */
import type { Alarm } from './model/alarm-rows.js';
import type { Change } from './model/changes.js';
import type { Channel, Person } from './model/people-rows.js';
import type { Kind, Rows } from './model/rows.js';
import type { Talk } from './model/talk-rows.js';
import type { Span, Text } from './model/text.js';
import type { Call, Form, View } from './view/view.js';

/**
 * Conditions on a row's fields: a value, one of several, none of several, bounds, for a list the value that it has, or for a
 * text all that it contains. `above` includes the bound, `below` does not.
 */
export type Where<R> = {
  [F in keyof R]?:
    | R[F]
    | readonly R[F][]
    | { below: R[F]; above?: R[F] }
    | { above: R[F]; below?: R[F] }
    | { except: readonly R[F][] }
    | (R[F] extends readonly (infer V)[] ? { has: V } : never)
    | (R[F] extends string ? { contains: readonly string[] } : never);
};

/** The fields of a row that hold a text or null. */
export type TextField<R> = { [F in keyof R]: R[F] extends string | null ? F : never }[keyof R] & string;

/** Which rows, in which order, and how many. */
export interface Query<R> {
  where?: Where<R>;
  /** Besides `where`, at least one of these holds. */
  any?: readonly Where<R>[];
  /** Field names; a leading `-` sorts in descending order. */
  order?: readonly ((keyof R & string) | `-${keyof R & string}`)[];
  limit?: number;
  offset?: number;
}

/** Reads one workspace. There is no way to name another. */
export interface Reader {
  /** When this transaction began, in epoch milliseconds, by the one clock that all instances share. */
  readonly now: number;
  /** For figures over the whole workspace that name nothing in it, such as how long such a stage usually takes. */
  readonly overall: Reader;
  /**
   * What `work` finds out about the workspace, remembered by this process for as long as there is room.
   * @param name what it is and as of when: under one name, `work` must come to the same result at any time and in any instance
   */
  remembered<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** The rows that match. */
  find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]>;
  /** The row with this id; undefined if there is none, or if none of the conditions holds. */
  get<K extends Kind>(kind: K, id: string, any?: readonly Where<Rows[K]>[]): Promise<Rows[K] | undefined>;
  /** Counts rows by the value of a field. */
  tally<K extends Kind>(
    kind: K,
    by: TextField<Rows[K]>,
    where: Where<Rows[K]>,
    any?: readonly Where<Rows[K]>[],
  ): Promise<Map<string | null, number>>;
}

/** One transaction in one workspace. */
export interface Unit extends Reader {
  /** Makes the changes. @throws Conflict if a row has changed since it was read */
  apply(changes: readonly Change[]): Promise<void>;
  /**
   * Keeps a talk in place of the one that had its id, whoever changed that meanwhile: the last one wins, so that two messages
   * of one person at once need not be handled again.
   */
  putTalk(talk: Omit<Talk, 'version'>): Promise<void>;
  /** Puts messages into the outbox. */
  send(messages: readonly Outbound[]): Promise<void>;
  /**
   * The next number of a sequence: 1, 2, 3, without gaps or repeats. Transactions that take one come one after the other:
   * `project` is taken before a name is chosen, so that two people never choose the same one at once.
   */
  number(sequence: 'task' | 'project'): Promise<number>;
}

/** An alarm that this process alone may handle. */
export type ClaimedAlarm = Pick<Alarm, 'workspace' | 'id' | 'version'>;

/** Where Baton keeps everything. */
export interface Store {
  /**
   * Runs `work` in one transaction and records that `key` has been handled. Commits if `work` returns a value; rolls back if
   * it throws or returns undefined. If the key has been handled before, does nothing and returns undefined. `work` may run
   * again after a clash with another transaction.
   * @throws Conflict if it clashes too often, StoreAway if it takes too long or nothing can be kept, Unsettled if nobody knows whether it was committed
   */
  transact<T extends object>(
    workspace: string,
    key: string,
    work: (unit: Unit) => Promise<T | undefined>,
  ): Promise<T | undefined>;
  /** Reads a consistent snapshot, without writing. @throws StoreAway if it takes too long */
  read<T>(workspace: string, work: (reader: Reader) => Promise<T>): Promise<T>;
}

/** The alarms of all workspaces. */
export interface Alarms {
  /**
   * Claims alarms that have gone off, oldest first. No other instance gets them for a minute, or until they are set again. Only
   * the given kinds: a newer instance may know more. An alarm whose version is another than the claimed one has been claimed or
   * set by somebody else since.
   */
  claim(kinds: readonly Alarm['what'][], most: number): Promise<ClaimedAlarm[]>;
}

/** A row has changed since it was read. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** The store did not answer in time, or can keep nothing just now. Nothing of the work was kept, nor will it be later. */
export class StoreAway extends Error {
  override name = 'StoreAway';
}

/** The store was asked to keep the work and has not said that it did: nobody knows. Asked again with the same key, it will tell. */
export class Unsettled extends Error {
  override name = 'Unsettled';
}

/** The time. Tests have their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The wording for an id from `prompts/`. @throws Error if the wording or one of its arguments is missing */
export type Say = (id: string, args?: Record<string, string | number | Span | Text>) => Text;

/** A file that somebody can save: CSV. Its name is made of letters, digits, dots and dashes. */
export interface FileToSave {
  name: string;
  text: string;
}

/** A person or a group named in a text. Offsets in UTF-16 units. */
export interface Mention {
  start: number;
  end: number;
  is: 'person' | 'group';
  id: string;
  name: string;
}

/** Where an event comes from. */
export interface Origin {
  workspace: string;
  /** The platform's own id of the event: an event delivered twice under one key takes effect once. */
  key: string;
  channel: Pick<Channel, 'id' | 'name' | 'direct' | 'access' | 'place'>;
  thread: string | null;
  person: Pick<Person, 'id' | 'name' | 'zone' | 'admin' | 'standing'>;
  /** It happened in a group chat, which people do not call a channel. */
  chat?: true;
  /** The person's locale, such as "en-US", where the platform tells it: it says which number of 5/6 is the day. */
  locale?: string;
  /** Where the platform wants the answer; opaque, and passed on with it unchanged. */
  reply?: string;
  /**
   * It belongs to the channel but did not happen in it, as when somebody presses a button in a private message about
   * something there, or sends a form they opened earlier: it does not show that they are in the channel.
   */
  elsewhere?: true;
}

/** The message a control is part of; `shared` if others see it too. */
export interface ControlMessage {
  id: string;
  shared: boolean;
}

/** A command typed, a control used or a form submitted. */
export type Inbound =
  | (Origin & {
      type: 'command';
      text: string;
      mentions: Mention[];
      /** Said in a sentence to Baton, in a message that mentions it or in a direct message; else typed as `/baton …`. */
      spoken?: true;
      /** A message that Baton has answered before reads so now. What it orders may have been done then: it is offered. */
      edited?: true;
      /** It answers a message of Baton's that is about this: the id of a stage, a task or a nudge. */
      about?: string;
    })
  | (Origin & { type: 'call'; call: Call; via: 'button' | 'form'; message: ControlMessage | null });

/** Something that happened in a channel and was not addressed to Baton. It is examined in memory and mostly forgotten. */
export type Heard = Omit<Origin, 'person'> & { at: number } & (
    | {
        type: 'message';
        id: string;
        person: Origin['person'];
        text: string;
        mentions: Mention[];
        /** Address of the message. */
        link: string | null;
        /** The message that it answers, wherever it stands: a quoted reply. */
        answers?: string;
        edited: boolean;
      }
    /** `link`: the address of the message, where the platform tells it. */
    | { type: 'reaction'; id: string; person: Origin['person']; emoji: string; link?: string | null }
    | { type: 'deleted'; id: string }
    | { type: 'left'; id: string }
    /** The channel was archived or deleted, or Baton was removed from it. */
    | { type: 'closed' }
  );

interface Addressed {
  id: string;
  view: View;
}

/** A message for the outbox. */
export type Outbound =
  /**
   * For everyone in a channel; to the person `orTo` in private if the channel cannot be reached. `under`: Baton's own id of an
   * earlier message in the channel, in whose thread it goes; outside of threads if that one is not there.
   */
  | (Addressed & {
      to: 'channel';
      channel: string;
      thread: string | null;
      under?: string;
      orTo?: string;
      reply?: string;
    })
  /** In a channel, visible to one person only. */
  | (Addressed & { to: 'whisper'; channel: string; thread: string | null; person: string; reply?: string })
  /** A direct message; a whisper in the channel `near` if the person cannot get direct messages from Baton. */
  | (Addressed & { to: 'direct'; person: string; near?: string })
  /** Replaces an earlier message. */
  | (Addressed & { to: 'message'; channel: string; message: string })
  /**
   * The line at the top of a channel, in place of the one before; an empty view takes it away. `first`: there was none, or the
   * channel has a new id; else one that somebody has taken away stays away. `orTell`: who is told in private if the platform does not take it.
   */
  | (Addressed & { to: 'headline'; channel: string; first: boolean; orTell?: { person: string; view: View } })
  | GateAnswer;

/** What somebody decided about a deployment that waits in another system, for that system; its view is the comment. */
export type GateAnswer = Addressed & {
  to: 'gate';
  /** The address at which the answer is wanted, as the other system gave it: it is not to be trusted. */
  callback: string;
  environment: string;
  approved: boolean;
};

/** A message for people. */
export type PeopleMessage = Exclude<Outbound, GateAnswer>;

/** What the second reader is asked about a finding before anyone is nudged. */
export interface Question {
  message: string;
  /** The lines before the message. */
  before: readonly string[];
  /** The words the finding is about. */
  words: string;
}

/** The second reader's opinion: nudge or not, and perhaps a better wording. */
export interface Verdict {
  confirm: boolean;
  rewrite: string | null;
}

/** What handling an event returns at once; everything else goes through the outbox. */
export interface Handled {
  form?: Form;
  /** What is wrong with a submitted form, by field; what belongs to none, by an empty name. */
  errors?: Record<string, string>;
  /** The answer to whoever acted; it is in the outbox as well. */
  answer?: Outbound;
  /** Something was changed. */
  done?: true;
}

/** The result of an attempt to deliver a message. */
export type Delivery =
  /** `pauseMs`: how long nothing else may be sent to the same place. */
  | { result: 'sent'; pauseMs?: number }
  /**
   * To be tried again after `afterMs`. `unused`: it was not tried at all and does not count as an attempt. `unconfirmed`: it
   * was sent, but the answer was lost, so nobody knows whether it arrived. `refused`: the platform works, and does not take this
   * message for a reason that is not known to pass; it is tried a few times and then given up.
   */
  | { result: 'later'; afterMs: number; why: string; unused?: boolean; unconfirmed?: boolean; refused?: boolean }
  | { result: 'never'; why: string };

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

/**
 * Whether a platform may be called for a delivery: not if somebody else may be making it by now, because the process was stopped
 * for a while. Asked right before each call.
 */
export type MayCall = () => boolean;

/** A platform's way of showing messages. */
export interface Chat {
  /**
   * Delivers a message. Delivering the same id twice shows it once, on platforms that can tell.
   * @param doubtSince an earlier attempt may have reached the platform, at this instant (epoch ms) or later; undefined if none can
   * have. While the platform cannot tell, it stays `unconfirmed`: late is better than twice.
   * @param mayCall always, if undefined
   */
  deliver(workspace: string, message: PeopleMessage, doubtSince?: number, mayCall?: MayCall): Promise<Delivery>;
}

/** Delivers whatever is in the outbox. As `Chat`. */
export interface Deliverer {
  deliver(workspace: string, message: Outbound, doubtSince?: number, mayCall?: MayCall): Promise<Delivery>;
}
