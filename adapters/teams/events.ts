/** What is said and done in Teams outside Baton's own cards: each activity is a command, or is overheard. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Origin } from '../../src/ports/events.js';
import type { Sent } from '../store/sent.js';
import { type Activity, happenedAt, isBot, isPersonal } from './activity.js';
import { subjectIn } from './belonging.js';
import type { ChannelReports } from './channel-reports.js';
import { withoutThread } from './conversation-ids.js';
import type { TeamsConversations } from './conversations.js';
import { messageLink } from './links.js';
import type { Membership } from './membership.js';
import { type MessageText, readMessageText } from './message-text.js';
import type { TeamsPeople } from './people.js';
import { emojiOf } from './reactions.js';

interface EventParts {
  app: App;
  listener: Listener;
  people: TeamsPeople;
  conversations: TeamsConversations;
  membership: Membership;
  channelReports: ChannelReports;
  sent: Pick<Sent, 'belongs'>;
  clock: Clock;
  /** Shows in a conversation that Baton is at work. */
  typing(workspace: string, activity: Activity): Promise<void>;
  fault(error: unknown): void;
  /** Something was overheard: the start page says when that last happened. */
  heard(workspace: string): void;
}

/** Most answers come sooner. */
const TYPING_AFTER_MS = 700;

/** Handles activities. */
export class TeamsEvents {
  constructor(private readonly parts: EventParts) {}

  /** Handles any activity but an invoke. Unknown ones are ignored. */
  async take(workspace: string, key: string, activity: Activity): Promise<void> {
    const { membership } = this.parts;
    switch (activity.type) {
      case 'message':
        return this.message(workspace, key, activity);
      case 'messageUpdate':
        return isPersonal(activity) ? undefined : this.message(workspace, key, activity, true);
      case 'messageDelete':
        return this.deleted(workspace, key, activity);
      case 'messageReaction':
        return this.reaction(workspace, key, activity);
      case 'installationUpdate':
        return activity.action?.startsWith('remove')
          ? membership.removed(workspace, key, activity)
          : membership.arrived(workspace, activity);
      case 'conversationUpdate':
        return membership.update(workspace, key, activity);
    }
  }

  /** A message that mentions Baton, or is written to it alone, is a command. Any other is overheard, and never a command. */
  private async message(workspace: string, key: string, activity: Activity, edited = false): Promise<void> {
    const text = spokenText(activity);
    if (!text) return;
    const origin = await this.parts.conversations.origin(workspace, key, activity);
    if (!isPersonal(activity) && !text.addressed) return this.overheard(origin, activity, text, edited);
    if (!edited) return this.command(origin, activity, text);
    // What it ordered before has been carried out: what it orders now is offered. Previews of links come as updates, too.
    if (activity.channelData?.eventType === 'editMessage') await this.command(origin, activity, text, true);
  }

  private async command(
    origin: Origin,
    activity: Activity,
    { text, mentions: aliases, quoted }: MessageText,
    edited = false,
  ): Promise<void> {
    const { app, people } = this.parts;
    const about = quoted && (await this.subject(origin.workspace, activity, quoted));
    const mentions = await people.resolveMentions(origin.workspace, activity, aliases);
    const named = mentions.filter((mention) => mention.is === 'person');
    await people.introduce(origin.workspace, named, {
      id: withoutThread(activity.conversation.id),
      service: activity.serviceUrl,
    });
    const locale = activity.locale === undefined ? {} : { locale: activity.locale };
    const command = { ...origin, ...locale, type: 'command' as const, text, mentions, spoken: true as const };
    const more = { ...(about && { about }), ...(edited && { edited: true as const }) };
    await this.whileTyping(origin.workspace, activity, app.handle({ ...command, ...more }));
  }

  /** Work that takes a while shows as typing, so that nobody thinks that Baton has not heard. */
  private async whileTyping(workspace: string, activity: Activity, work: Promise<unknown>): Promise<void> {
    const { typing, fault } = this.parts;
    // What only one person sees has no place to show it in.
    const shows = activity.recipient.isTargeted ? async () => {} : typing;
    const timer = setTimeout(() => void shows(workspace, activity).catch(fault), TYPING_AFTER_MS);
    await work.finally(() => clearTimeout(timer));
  }

  /** What a message of Baton's is about. */
  private async subject(workspace: string, { conversation }: Activity, message: string): Promise<string | undefined> {
    return subjectIn(await this.parts.sent.belongs(workspace, { place: conversation.id, message }));
  }

  private async overheard(
    { reply: _, ...origin }: Origin,
    activity: Activity,
    { text, mentions: aliases, quoted: answers }: MessageText,
    edited: boolean,
  ): Promise<void> {
    const { listener, people, clock, heard } = this.parts;
    heard(origin.workspace);
    const mentions = await people.resolveMentions(origin.workspace, activity, aliases);
    const { id } = activity;
    if (id === undefined) return;
    const link = messageLink(origin.workspace, activity);
    const at = happenedAt(activity, clock.now());
    const said = { id, text, mentions, link, edited, at, ...(answers && { answers }) };
    await listener.hear({ ...origin, type: 'message', ...said });
  }

  private async deleted(workspace: string, key: string, activity: Activity): Promise<void> {
    if (isPersonal(activity)) return;
    const channel = withoutThread(activity.conversation.id);
    await this.parts.channelReports.report(workspace, key, channel, { type: 'deleted', id: activity.id ?? '' });
  }

  private async reaction(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, listener, clock } = this.parts;
    const { reactionsAdded = [], replyToId: id, from } = activity;
    if (!id || isPersonal(activity) || isBot(from.id)) return;
    const { reply: _, ...origin } = await conversations.origin(workspace, key, activity);
    const at = clock.now();
    for (const { type } of reactionsAdded)
      await listener.hear({ ...origin, key: `${key}:${type}`, type: 'reaction', id, emoji: emojiOf(type), at });
  }
}

/** The words of a message; undefined if it is a bot's, Baton's own included, or has none. */
function spokenText(activity: Activity): MessageText | undefined {
  const { from, recipient } = activity;
  if (isBot(from.id) || from.id === recipient.id) return undefined;
  const text = readMessageText(activity);
  return text.text === '' && !text.addressed ? undefined : text;
}
