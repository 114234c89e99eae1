/** What happens in Teams: what is said in channels and to Baton, and what becomes of people, channels and the app. */

import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Clock, Heard, Origin } from '../../src/ports.js';
import type { Addresses, Conversation } from '../store/addresses.js';
import { type Activity, instantOf, isPersonal, placeOf, tenantIn } from './activity.js';
import { type Conversations, threadOf } from './conversations.js';
import type { People } from './people.js';
import { readText } from './text.js';

export interface EventParts {
  app: App;
  listener: Listener;
  roster: Roster;
  people: People;
  conversations: Conversations;
  addresses: Addresses;
  clock: Clock;
  /** A message was heard. */
  heard(workspace: string): void;
  /** Ends all work for a workspace. */
  ended(workspace: string): Promise<void>;
  /** Learns who is in a conversation, by and by. */
  learn(workspace: string, conversation: Pick<Conversation, 'id' | 'service'>): void;
}

/** Address of a message (learn.microsoft.com: deep links to a chat message). */
export function permalink(workspace: string, activity: Activity): string | null {
  const { id, conversation, channelData } = activity;
  if (id === undefined) return null;
  const place = placeOf(conversation.id);
  const address = `https://teams.microsoft.com/l/message/${encodeURIComponent(place)}/${encodeURIComponent(id)}`;
  const team = channelData?.team;
  if (!team) return `${address}?${new URLSearchParams({ context: JSON.stringify({ contextType: 'chat' }) })}`;
  const query = new URLSearchParams({
    tenantId: tenantIn(workspace),
    ...(team.aadGroupId && { groupId: team.aadGroupId }),
    parentMessageId: threadOf(activity) ?? id,
    createdTime: id,
  });
  return `${address}?${query}`;
}

/** A reaction as the product knows it: Teams writes newer ones as a code point and a name. */
export function emojiOf(type: string): string {
  const point = /^([\da-f]{4,6})(?:[-_]|$)/i.exec(type)?.[1];
  const code = point === undefined ? Number.NaN : Number.parseInt(point, 16);
  return code > 0xff && code <= 0x10ffff ? String.fromCodePoint(code) : type;
}

const isBot = (id: string): boolean => id.startsWith('28:');

type Happening = { type: 'deleted' | 'left'; id: string } | { type: 'closed' };

export class Events {
  constructor(private readonly parts: EventParts) {}

  /** Anything but an invoke. What Baton does not know is let go. */
  async take(workspace: string, key: string, activity: Activity): Promise<void> {
    switch (activity.type) {
      case 'message':
        return this.message(workspace, key, activity, false);
      case 'messageUpdate':
        // A command that is edited was carried out before.
        return isPersonal(activity) ? undefined : this.message(workspace, key, activity, true);
      case 'messageDelete':
        return this.happened(workspace, key, activity, { type: 'deleted', id: activity.id ?? '' });
      case 'messageReaction':
        return this.reaction(workspace, key, activity);
      case 'installationUpdate':
        return activity.action?.startsWith('remove')
          ? this.removed(workspace, key, activity)
          : this.arrived(workspace, activity);
      case 'conversationUpdate':
        return this.update(workspace, key, activity);
    }
  }

  /** What mentions Baton, or is said to it alone, is a command; all else is listened to, and never one. */
  private async message(workspace: string, key: string, activity: Activity, edited: boolean): Promise<void> {
    const { people, conversations, app, listener, clock, heard } = this.parts;
    const { from, recipient, id } = activity;
    if (isBot(from.id) || from.id === recipient.id) return;
    const said = readText(activity);
    if (said.text === '' && !said.addressed) return;
    const origin = await conversations.origin(workspace, key, activity);
    const command = isPersonal(activity) || said.addressed;
    if (!command) heard(workspace);
    if (command && edited) return;
    const mentions = await people.resolved(workspace, activity, said.mentions);
    if (command) {
      const named = mentions.filter((m) => m.is === 'person');
      await people.introduce(workspace, named);
      await app.handle({ ...origin, type: 'command', text: said.text, mentions });
      return;
    }
    if (id === undefined) return;
    const { reply: _, ...where } = origin;
    const at = instantOf(activity, clock.now());
    const link = permalink(workspace, activity);
    await listener.hear({ ...where, type: 'message', id, text: said.text, mentions, link, edited, at });
  }

  private async reaction(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, listener, clock } = this.parts;
    const { reactionsAdded = [], replyToId, from } = activity;
    if (!replyToId || isPersonal(activity) || isBot(from.id)) return;
    const { reply: _, ...origin } = await conversations.origin(workspace, key, activity);
    const at = clock.now();
    for (const { type } of reactionsAdded)
      await listener.hear({
        ...origin,
        key: `${key}:${type}`,
        type: 'reaction',
        id: replyToId,
        emoji: emojiOf(type),
        at,
      });
  }

  private async update(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, roster, people, learn } = this.parts;
    const { membersAdded = [], membersRemoved = [], recipient, channelData } = activity;
    const channel = channelData?.channel?.id;
    switch (channelData?.eventType) {
      case 'channelRenamed':
        if (!channel || !channelData.channel?.name) return;
        conversations.renamed(workspace, channel, channelData.channel.name);
        return roster.renamed(workspace, key, { id: channel, name: channelData.channel.name });
      case 'channelDeleted':
        return channel ? this.close(workspace, key, channel) : undefined;
      case 'teamDeleted':
      case 'teamHardDeleted':
      case 'teamArchived':
        return this.closeTeam(workspace, key, activity);
    }
    if (membersAdded.some((one) => one.id === recipient.id)) await this.arrived(workspace, activity);
    else if (membersAdded.length > 0 && !isPersonal(activity)) {
      for (const one of membersAdded) {
        const id = await people.resolve(workspace, one, activity);
        await people.introduce(workspace, [{ id, name: one.name }]);
      }
      learn(workspace, { id: placeOf(activity.conversation.id), service: activity.serviceUrl });
    }
    if (membersRemoved.some((one) => one.id === recipient.id)) return this.removed(workspace, key, activity);
    for (const one of membersRemoved) {
      const id = await people.resolve(workspace, one, activity);
      for (const place of await this.placesOf(workspace, activity))
        await this.hear(workspace, `${key}:${id}:${place}`, place, { type: 'left', id });
    }
  }

  /** Baton has come into a conversation, which Teams says in two ways: it speaks once. */
  private async arrived(workspace: string, activity: Activity): Promise<void> {
    const { conversations, addresses, app, learn } = this.parts;
    const place = placeOf(activity.conversation.id);
    const origin = await conversations.origin(workspace, '', activity);
    const since = (await addresses.find(workspace, place))?.at ?? 0;
    const command = isPersonal(activity) ? 'home' : 'welcome';
    const call = { command, args: {} };
    // Into a channel it comes with a post of its own.
    const { reply: _, ...where } = { ...origin, thread: null, key: `arrived:${place}:${since}` };
    await app.handle({ ...where, type: 'call', via: 'button', call, message: null });
    if (!isPersonal(activity)) learn(workspace, { id: place, service: activity.serviceUrl });
  }

  /** Baton was removed from a conversation, or with it from a whole team. */
  private async removed(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, addresses, ended } = this.parts;
    if (isPersonal(activity)) await conversations.forget(workspace, placeOf(activity.conversation.id));
    else if (activity.channelData?.team) await this.closeTeam(workspace, key, activity);
    else await this.close(workspace, key, placeOf(activity.conversation.id));
    if (!(await addresses.latest(workspace))) await ended(workspace);
  }

  private async closeTeam(workspace: string, key: string, activity: Activity): Promise<void> {
    for (const place of await this.placesOf(workspace, activity)) await this.close(workspace, `${key}:${place}`, place);
  }

  /** The conversations that something about a team is about. */
  private async placesOf(workspace: string, { conversation, channelData }: Activity): Promise<string[]> {
    const team = channelData?.team?.id;
    const own = placeOf(conversation.id);
    const all = team ? (await this.parts.addresses.list(workspace, team)).map((one) => one.id) : [];
    return [...new Set([own, ...all])];
  }

  private async close(workspace: string, key: string, place: string): Promise<void> {
    await this.hear(workspace, key, place, { type: 'closed' });
    await this.parts.conversations.forget(workspace, place);
  }

  private async happened(workspace: string, key: string, activity: Activity, what: Happening): Promise<void> {
    if (!isPersonal(activity)) await this.hear(workspace, key, placeOf(activity.conversation.id), what);
  }

  private async hear(workspace: string, key: string, place: string, what: Happening): Promise<void> {
    const { listener, addresses, clock } = this.parts;
    const name = (await addresses.find(workspace, place))?.name ?? place;
    const where: Omit<Origin, 'person'> = { workspace, key, channel: { id: place, name, direct: false }, thread: null };
    await listener.hear({ ...where, at: clock.now(), ...what } as Heard);
  }
}
