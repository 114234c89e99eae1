/** The ways to deliver a message, each as one attempt. Which to try, and in what order, is decided in chat.ts. */

import { subjectOf } from '../../src/kit/subject.js';
import { flat, type Text } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Addresses } from '../store/addresses.js';
import type { Conversation } from '../store/records.js';
import type { Sent, Spot } from '../store/sent.js';
import { type Belonging, isTargeted, sentNote } from './belonging.js';
import { type AdaptiveCard, adaptiveCard, type CardElement } from './cards.js';
import { plainMessage, type TeamsComposer, withCard } from './composer.js';
import type { TeamsAnswer } from './connector.js';
import { inThread, withoutThread } from './conversation-ids.js';
import { refusalKind } from './errors.js';
import { escapeMarkdown } from './markdown.js';
import type { TeamsPeople } from './people.js';
import { type PersonalChats, UNKNOWN_CONVERSATION } from './personal-chats.js';
import { type MessageRef, parseMessageRef } from './places.js';
import type { PostedMessage, Posts } from './posts.js';

/** A message of the outbox for everybody in a channel. */
export type ChannelPost = Extract<Outbound, { to: 'channel' }>;
/** A message of the outbox for one person's eyes. */
export type Whisper = Extract<Outbound, { to: 'whisper' }>;
/** A message of the outbox that replaces an earlier one. */
type Update = Extract<Outbound, { to: 'message' }>;

/** What one attempt came to. */
export type AttemptAnswer = TeamsAnswer<PostedMessage>;

/** What the attempts need. */
export interface AttemptParts {
  posts: Posts;
  composer: TeamsComposer;
  personalChats: PersonalChats;
  addresses: Addresses;
  people: TeamsPeople;
  sent: Sent;
  clock: Clock;
  /** The sentence that calls somebody who cannot be written to in private. */
  calling(name: string): Text;
  /** Baton is not in a conversation any more. */
  closed(workspace: string, conversation: string): Promise<void>;
  fault(error: unknown): void;
}

/** Delivers messages, one way or another. */
export class Attempts {
  constructor(private readonly parts: AttemptParts) {}

  /** Into a conversation, in a thread if there is one. Without a thread, a channel starts a new one. */
  async post(workspace: string, { id, channel, view }: ChannelPost, root: string | null): Promise<AttemptAnswer> {
    const { addresses, composer, posts } = this.parts;
    const known = await addresses.find(workspace, channel);
    if (!known) return UNKNOWN_CONVERSATION;
    const message = await composer.message(workspace, view);
    const inside = await posts.into(workspace, known, root, message);
    // A thread goes with its first message, so this starts a new one.
    const threadGone = root !== null && known.kind === 'channel' && 'status' in inside && inside.status === 404;
    const answer = threadGone ? await posts.startThread(workspace, known, message) : inside;
    return this.recorded(workspace, { id, view }, answer, known);
  }

  /** In somebody's own conversation with Baton. `belonging`: the channel it is about. */
  async direct(
    workspace: string,
    { id, view }: Pick<Outbound, 'id' | 'view'>,
    person: string,
    belonging?: Belonging,
  ): Promise<AttemptAnswer> {
    const { personalChats, composer, posts } = this.parts;
    const found = await personalChats.with(workspace, person);
    if (!found.ok) return found;
    const message = await composer.message(workspace, view, person);
    const answer = await posts.post(workspace, found.data.service, found.data.id, message);
    return this.recorded(workspace, { id, view }, answer, found.data, belonging);
  }

  /**
   * In a channel or chat, for one person's eyes: a targeted message. The recipient is named explicitly, because botbuilder's
   * own way of sending puts whoever spoke last in their place.
   */
  async targeted(workspace: string, out: Whisper, belonging: Belonging): Promise<AttemptAnswer> {
    const { addresses, people, composer, posts } = this.parts;
    const known = await addresses.find(workspace, out.channel);
    if (!known) return UNKNOWN_CONVERSATION;
    const recipient = { id: await people.teamsId(workspace, out.person, known) };
    const conversation = known.kind === 'channel' ? inThread(known.id, belonging.root) : known.id;
    const message = await composer.message(workspace, out.view);
    const toOne = { ...message, body: { ...message.body, recipient } };
    const answer = await posts.post(workspace, known.service, conversation, toOne, true);
    // A refusal does not mean that the channel is closed: the person might have left it.
    return answer.ok ? this.recorded(workspace, out, answer, known, { ...belonging, targeted: true }) : answer;
  }

  /** Calls somebody by a mention, if they cannot be written to in private. What it is about is not said. */
  async mention(workspace: string, channel: string, root: string | null, person: string): Promise<AttemptAnswer> {
    const { addresses, people, calling, posts } = this.parts;
    const known = await addresses.find(workspace, channel);
    if (!known) return UNKNOWN_CONVERSATION;
    const name = await people.nameOf(workspace, person);
    const words = flat(calling(name));
    const card = mentionCard(words, await people.teamsId(workspace, person), name);
    return posts.into(workspace, known, root, withCard(card, words, words));
  }

  /** One line in a conversation, for everybody. It is not tried again: what it is about has been delivered. */
  async line(workspace: string, channel: string, root: string | null, words: Text): Promise<void> {
    const { addresses, posts } = this.parts;
    const known = await addresses.find(workspace, channel);
    if (known) await posts.into(workspace, known, root, plainMessage(flat(words)));
  }

  /** In place of an earlier message. */
  async update(workspace: string, { message: id, view }: Update): Promise<AttemptAnswer> {
    const { addresses, sent, composer, posts } = this.parts;
    const spot = await sent.find(workspace, id);
    const target = parseMessageRef(id) ?? (spot && (await this.targetAt(workspace, spot)));
    // A message that was never sent needs no update.
    if (!target) return { ok: true, data: { conversation: '' } };
    const known = await addresses.find(workspace, withoutThread(target.conversation));
    if (!known) return UNKNOWN_CONVERSATION;
    const message = await composer.message(workspace, view, known.person ?? undefined);
    return posts.update(workspace, known.service, target, message);
  }

  private async targetAt(workspace: string, spot: Spot): Promise<MessageRef> {
    const targeted = isTargeted(await this.parts.sent.belongs(workspace, spot));
    return { conversation: spot.place, activity: spot.message, targeted };
  }

  /** Notes where a message went, or that its conversation is closed to Baton. */
  private async recorded(
    workspace: string,
    out: Pick<Outbound, 'id' | 'view'>,
    answer: AttemptAnswer,
    known: Conversation,
    belonging?: Belonging,
  ): Promise<AttemptAnswer> {
    if (answer.ok) await this.note(workspace, out, answer.data, belonging);
    else if ('status' in answer && refusalKind(answer.status, answer.code, false) === 'closed')
      await this.parts.closed(workspace, known.id);
    return answer;
  }

  private async note(
    workspace: string,
    { id, view }: Pick<Outbound, 'id' | 'view'>,
    posted: PostedMessage,
    belonging?: Belonging,
  ): Promise<void> {
    const { sent, clock, fault } = this.parts;
    if (!posted.activity) return;
    const spot = { place: posted.conversation, message: posted.activity };
    const kept = sentNote(belonging, subjectOf(view));
    // The message is out: a store that fails now must not have it sent a second time.
    await sent.note(workspace, id, spot, clock.now(), kept).catch(fault);
  }
}

/** A card with the words, in which the name is a mention. */
function mentionCard(words: string, id: string, name: string): AdaptiveCard {
  const text = `<at>${escapeMarkdown(name)}</at>`;
  const line: CardElement = {
    type: 'TextBlock',
    text: escapeMarkdown(words).replace(escapeMarkdown(name), text),
    wrap: true,
  };
  const mention = { type: 'mention', text, mentioned: { id, name } };
  return adaptiveCard([line], { fallbackText: words, msteams: { entities: [mention] } });
}
