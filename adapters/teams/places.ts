/**
 * Ids that the product stores or hands back without looking into them: of messages, of channels, and of where an answer
 * belongs.
 */

/** A message in Teams. */
export interface MessageRef {
  conversation: string;
  activity: string;
  /** Only one person sees it, among messages that everybody sees. */
  targeted: boolean;
}

/** The product's id of a message: "m|<conversation>|<activity>|t". */
export const packMessageRef = ({ conversation, activity, targeted }: MessageRef): string =>
  ['m', conversation, activity, targeted ? 't' : ''].join('|');

/** The message an id stands for; undefined if it is the id of an outbox message. */
export function parseMessageRef(id: string): MessageRef | undefined {
  const [prefix, conversation = '', activity = '', targeted] = id.split('|');
  return prefix === 'm' ? { conversation, activity, targeted: targeted === 't' } : undefined;
}

const PERSONAL_PREFIX = 'direct:';

/** The channel of somebody's own conversation with Baton. It has the person's id: it can be written to before it exists. */
export const personalChannel = (person: string): string => `${PERSONAL_PREFIX}${person}`;

/** The person whose own conversation a channel is; undefined for channels and group chats. */
export const personOfChannel = (channel: string): string | undefined =>
  channel.startsWith(PERSONAL_PREFIX) ? channel.slice(PERSONAL_PREFIX.length) : undefined;

/** Where the answer to an event belongs. */
export interface ReplyTo {
  /** The first message of its thread. */
  root: string | null;
  /**
   * How much of a private answer the window shows in which somebody pressed: a line (`notice`) or anything (`dialog`). That
   * much is not sent as a message as well. `unseen`: it shows nothing, and nobody else saw that something was asked.
   */
  shown?: 'notice' | 'dialog' | 'unseen' | undefined;
}

/** The reply as the product carries it: "notice|<root>". */
export const packReplyTo = ({ root, shown }: ReplyTo): string => `${shown ?? ''}|${root ?? ''}`;

/** Reads a reply. Without one, the answer belongs to no thread. */
export function parseReplyTo(reply: string | undefined): ReplyTo {
  const [shown = '', ...rest] = (reply ?? '').split('|');
  const isKnown = shown === 'notice' || shown === 'dialog' || shown === 'unseen';
  return { root: rest.join('|') || null, shown: isKnown ? shown : undefined };
}
