/** The events that come in, and what is returned at once. */
import type { Channel, Person } from '../model/people-rows.js';
import type { Call, Form } from '../view/view.js';
import type { Outbound } from './outbound.js';

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
