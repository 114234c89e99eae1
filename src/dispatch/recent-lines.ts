/** The last lines of each conversation, in memory only: whom "you" means depends on them. */
import { BoundedCache } from '../model/bounded-cache.js';
import type { Heard } from '../ports/events.js';

/** A message that was heard. */
export type HeardMessage = Extract<Heard, { type: 'message' }>;

/** Lines of each conversation. */
const LINES = 3;
const MOST_CONVERSATIONS = 2_000;
/** Longest line, UTF-16 units. */
const LONGEST_LINE = 300;

/** Remembers the last lines of each channel and thread. */
export class RecentLines {
  private readonly byConversation = new BoundedCache<string[]>(MOST_CONVERSATIONS);

  /** "Ana Silva: the dashboard is empty": the lines before a message, the oldest first. */
  before(message: HeardMessage): readonly string[] {
    return this.byConversation.get(conversationOf(message)) ?? [];
  }

  /** Remembers a message. */
  add(message: HeardMessage): void {
    const line = `${message.person.name}: ${message.text.slice(0, LONGEST_LINE)}`;
    this.byConversation.set(conversationOf(message), [...this.before(message), line].slice(-LINES));
  }
}

const conversationOf = ({ workspace, channel, thread }: HeardMessage) => `${workspace}/${channel.id}/${thread ?? ''}`;
