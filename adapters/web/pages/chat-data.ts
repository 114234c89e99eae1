/** What the pages of the chat show. */
import type { Project } from '../../../src/model/project-rows.js';
import type { Message } from '../../store/room-messages.js';
import type { PlaygroundChannel } from '../channels.js';
import type { Company } from '../company.js';
import type { PlaygroundPerson } from '../people.js';
import type { PlainSay } from '../plain-say.js';
import type { Tour } from '../tours.js';

/** One channel, as one person sees it. */
export interface ChatData {
  /** Who is looking. */
  me: PlaygroundPerson;
  company: Company;
  channel: PlaygroundChannel;
  /** The channels that they can see. */
  channels: PlaygroundChannel[];
  /** The messages of the channel, oldest first. */
  messages: Message[];
  /** Number of replies, by the message that began the thread. */
  replies: Map<string, number>;
  /** The people whose hands are up, by message. */
  hands: Map<string, string[]>;
  /** The open thread, if there is one. */
  thread: { id: string; messages: Message[] } | undefined;
  /** Channels with messages that `me` has not seen. */
  unread: Set<string>;
  /** People with unseen messages in their conversation with Baton. */
  waiting: Set<string>;
  /** The projects of the channel that they see, the main one first. */
  projects: Pick<Project, 'id' | 'name'>[];
  /** Whether the sample project is loaded. */
  sample: boolean;
  tours: Tour[];
  /** Commands that can be typed, to complete what is being typed. */
  commands: string[];
  label: PlainSay;
}
