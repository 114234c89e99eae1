/** The conversations Baton is in, each stored with the address that reaches it and updated whenever that changes. */
import { type DescribedChannel, directChannel, privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Origin } from '../../src/ports/events.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Addresses } from '../store/addresses.js';
import type { Conversation } from '../store/records.js';
import { type Activity, deviceLocale, isPersonal, threadRootOf } from './activity.js';
import type { ChannelNames } from './channel-names.js';
import { threadRoot, withoutThread } from './conversation-ids.js';
import type { TeamsPeople } from './people.js';
import { packReplyTo, personalChannel, type ReplyTo } from './places.js';

interface ConversationParts {
  addresses: Addresses;
  names: Pick<ChannelNames, 'nameFor' | 'set'>;
  people: Pick<TeamsPeople, 'actor'>;
  clock: Clock;
  /** The place that a channel is known to belong to, if it is known. */
  placeOf(workspace: string, channel: string): Promise<string | undefined>;
  /** A conversation that was not known before: Baton is installed in that workspace. @returns whether that is new, too */
  met(workspace: string): Promise<boolean>;
}

/** Not every press says its locale: one that does not is read like what was said or pressed this long before. */
const LOCALE_MS = 24 * 60 * 60_000;

/** Knows the conversations of activities. */
export class TeamsConversations {
  /** What the store holds of each conversation, as JSON, so that an activity rarely needs to write. */
  private readonly stored: ExpiringCache<string>;
  /** The locales that people's activities gave last. */
  private readonly locales: ExpiringCache<string>;

  constructor(private readonly parts: ConversationParts) {
    this.stored = new ExpiringCache(parts.clock);
    this.locales = new ExpiringCache(parts.clock, { lifetimeMs: LOCALE_MS });
  }

  /** Where and by whom something was done. `shown`: how much of a private answer the window shows itself. */
  async origin(workspace: string, key: string, activity: Activity, shown?: ReplyTo['shown']): Promise<Origin> {
    const person = await this.parts.people.actor(workspace, activity);
    const channel = await this.channel(workspace, activity, person.id);
    const root = isPersonal(activity) ? null : answerRoot(activity);
    const locale = this.locale(`${workspace}/${person.id}`, activity);
    const window = activity.recipient.isTargeted ? 'unseen' : shown;
    const reply = packReplyTo({ root, shown: window });
    const isChat = activity.conversation.conversationType === 'groupChat';
    const place = { ...(isChat && { chat: true as const }), ...(locale && { locale }) };
    const said = { thread: threadRootOf(activity), reply, ...place };
    return { workspace, key, person, channel, ...said };
  }

  private locale(person: string, activity: Activity): string | undefined {
    const locale = deviceLocale(activity);
    if (locale) this.locales.set(person, locale);
    return locale ?? this.locales.get(person);
  }

  /** Baton is not in a conversation any more. */
  async forget(workspace: string, id: string): Promise<void> {
    this.stored.delete(`${workspace}/${id}`);
    await this.parts.addresses.forget(workspace, id);
  }

  /** A channel has a new name. */
  renamed(workspace: string, id: string, name: string): void {
    this.parts.names.set(workspace, id, name);
    this.stored.delete(`${workspace}/${id}`);
  }

  /** The channel of an activity. Somebody's own conversation with Baton has the person's id. */
  private async channel(workspace: string, activity: Activity, person: string): Promise<Origin['channel']> {
    const { kind, id, name, team } = await this.keep(workspace, activity, person);
    if (kind === 'personal') return directChannel(personalChannel(person), 'Baton');
    return privateChannel(id, name, await this.placeOf(workspace, id, { team, type: channelType(activity, id) }));
  }

  /**
   * The place of a channel: a standard one has the people of its team, a private or shared one its own. A channel whose type
   * nobody has said has its own as well: a roster can be asked for either.
   */
  async placeOf(
    workspace: string,
    id: string,
    { team, type }: { team: string | null; type: string | undefined },
  ): Promise<string> {
    if (!team || team === id) return id;
    if (type !== undefined) return type === 'standard' ? team : id;
    return (await this.parts.placeOf(workspace, id)) || id;
  }

  /** A channel that Baton is in, as far as it is known. */
  async known(workspace: string, id: string): Promise<DescribedChannel | undefined> {
    const conversation = await this.parts.addresses.find(workspace, id);
    if (!conversation || conversation.kind === 'personal') return undefined;
    const { name, team } = conversation;
    return privateChannel(id, name, await this.placeOf(workspace, id, { team, type: undefined }));
  }

  /** Stores the conversation of an activity if anything about it is new. */
  private async keep(workspace: string, activity: Activity, person: string): Promise<Omit<Conversation, 'at'>> {
    const { addresses, clock, met } = this.parts;
    const current = await this.conversationOf(workspace, activity, person);
    const key = `${workspace}/${current.id}`;
    const json = JSON.stringify(current);
    if (this.stored.get(key) === json) return current;
    const before = await addresses.find(workspace, current.id);
    await addresses.keep(workspace, { ...current, at: clock.now() });
    // Kept again in a workspace that has come back: what was old there can have been deleted since the line above.
    if (!before && (await met(workspace))) await addresses.keep(workspace, { ...current, at: clock.now() });
    this.stored.set(key, json);
    return current;
  }

  private async conversationOf(workspace: string, activity: Activity, person: string) {
    const { conversation, channelData, serviceUrl, recipient } = activity;
    const kind = conversationKind(activity);
    const personal = kind === 'personal';
    return {
      id: withoutThread(conversation.id),
      kind,
      person: personal ? person : null,
      team: channelData?.team?.id ?? null,
      name: personal ? '' : await this.parts.names.nameFor(workspace, activity, kind),
      service: serviceUrl,
      bot: recipient.id,
    };
  }
}

/**
 * The first message of the thread that an answer goes into. A command from the slash menu is seen by nobody else, and so would
 * be an answer below it: that starts a thread of its own.
 */
function answerRoot(activity: Activity): string | null {
  return activity.recipient.isTargeted ? threadRootOf(activity) : threadRoot(activity.conversation.id);
}

/** The type that an activity gives for a channel: "standard", "private" or "shared". */
const channelType = ({ channelData }: Activity, id: string): string | undefined =>
  channelData?.channel?.id === undefined || channelData.channel.id === id ? channelData?.channel?.type : undefined;

function conversationKind({ conversation, channelData }: Activity): Conversation['kind'] {
  switch (conversation.conversationType) {
    case 'personal':
      return 'personal';
    case 'groupChat':
      return 'group';
    case 'channel':
      return 'channel';
    default:
      return channelData?.team ? 'channel' : 'personal';
  }
}
