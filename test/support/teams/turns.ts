/** What one step of a conversation led to. */
import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import { plainText } from '../../../src/view/as-text.js';
import { CAST } from '../kit.js';
import type { WindowContent } from './answers.js';
import { isForm, wordsOf } from './cards.js';
import type { Shown } from './fake.js';
import { channelIdOf, isPersonalChat, personalChatId, teamsIdOf } from './ids.js';
import type { MessageIds } from './world.js';

/** A message as somebody sees it. */
export interface Seen {
  /** Undefined in a dialog, or for a line under a card. */
  message: MessageIds | undefined;
  card: AdaptiveCard | undefined;
  /** What it says, in plain lines. */
  text: string;
  how: 'public' | 'private' | 'update';
}

/** What appeared. */
export interface Turn {
  said: Shown[];
  /** In the window in which somebody pressed. */
  window: WindowContent;
}

/** A message as somebody sees it. */
export function seenOf({ how, message }: Shown): Seen {
  const { conversation, id, card, out } = message;
  const text = out ? plainText(out.view) : message.text;
  const place = isPersonalChat(conversation) ? 'private' : 'public';
  return { message: { conversation, id }, card, text, how: how === 'update' ? 'update' : place };
}

/** The new messages of a turn for a channel, or for one person's eyes. */
export const postsTo = ({ said }: Turn, to: 'channel' | 'whisper'): Shown[] =>
  said.filter((one) => one.how === 'post' && one.message.out?.to === to);

/** The form that a turn opened. */
export const formIn = ({ window }: Turn): WindowContent | undefined => (isForm(window.card) ? window : undefined);

/**
 * The answer to whoever acted: an updated message, a dialog, a private message, one in the channel, or a line. A step has one
 * of them.
 */
export function answerIn(turn: Turn, tenant: string, who: string, channel: string): Seen | undefined {
  const updated = turn.said.find((one) => one.how === 'update');
  if (updated) return seenOf(updated);
  const { card, dialog, line } = turn.window;
  if (dialog && card && !isForm(card)) return { message: undefined, card, text: wordsOf(card), how: 'private' };
  const own = personalChatId(tenant, teamsIdOf(who));
  const whisper = postsTo(turn, 'whisper').find(({ message }) => message.conversation === own);
  if (whisper) return seenOf(whisper);
  const place = channel === 'direct' ? own : channelIdOf(tenant, channel);
  const posted = postsTo(turn, 'channel').find(({ message }) => message.conversation.startsWith(place));
  if (posted) return seenOf(posted);
  return line === undefined ? undefined : { message: undefined, card: undefined, text: line, how: 'private' };
}

/** Whose own conversation with Baton it is, by their short name: "bo"; otherwise its id. */
export const ownerOfChat = (conversation: string): string =>
  Object.keys(CAST).find((who) => conversation.endsWith(`:${teamsIdOf(who)}`)) ?? conversation;
