/**
 * How Teams' messages are named towards the product, which hands the names back as they are, and what travels with an answer.
 * The conversation with Baton goes by its person: it has an id of its own only once it exists.
 */

export interface Target {
  conversation: string;
  activity: string;
  /** It is for one person's eyes, among what others see. */
  targeted: boolean;
}

export const messageId = ({ conversation, activity, targeted }: Target): string =>
  ['m', conversation, activity, targeted ? 't' : ''].join('|');

/** The conversation and the message in it; undefined for one of the product's own ids. */
export function targetOf(id: string): Target | undefined {
  const [is, conversation = '', activity = '', t] = id.split('|');
  return is === 'm' ? { conversation, activity, targeted: t === 't' } : undefined;
}

const OWN = 'direct:';
export const directOf = (person: string): string => `${OWN}${person}`;
/** Whose conversation with Baton a channel is. */
export const ownerOf = (channel: string): string | undefined =>
  channel.startsWith(OWN) ? channel.slice(OWN.length) : undefined;

/**
 * What the answer to an event wants: the message whose thread it belongs into, and how much of a private answer is shown at
 * once, in the window of the person who pressed (`notice`: a line; `dialog`: anything).
 */
export interface Reply {
  root: string | null;
  shown?: 'notice' | 'dialog' | undefined;
}

export const replyOf = ({ root, shown }: Reply): string => `${shown ?? ''}|${root ?? ''}`;

export function readReply(reply: string | undefined): Reply {
  const [shown = '', ...rest] = (reply ?? '').split('|');
  return { root: rest.join('|') || null, shown: shown === 'notice' || shown === 'dialog' ? shown : undefined };
}
