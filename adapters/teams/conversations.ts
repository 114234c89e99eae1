/** The conversations Baton is in, each stored with the address that reaches it and updated whenever that changes. */
import { directChannel, privateChannel } from '../../src/model/channels.js';
import type { Clock, Origin } from '../../src/ports.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Addresses } from '../store/addresses.js';
import type { Conversation } from '../store/records.js';
import { type Activity, isPersonal, threadRootOf } from './activity.js';
import type { ChannelNames } from './channel-names.js';
import { threadRoot, withoutThread } from './conversation-ids.js';
import type { TeamsPeople } from './people.js';
import { packReplyTo, personalChannel, type ReplyTo } from './places.js';

interface ConversationParts {
  addresses: Addresses;
  names: Pick<ChannelNames, 'nameFor' | 'set'>;
  people: Pick<TeamsPeople, 'actor'>;
  clock: Clock;
  /** A conversation that was not known before: Baton is installed in that workspace. @returns whether that is new, too */
  met(workspace: string): Promise<boolean>;
}

/** Knows the conversations of activities. */
export class TeamsConversations {
  /** What the store holds of each conversation, as JSON, so that an activity rarely needs to write. */
  private readonly stored: ExpiringCache<string>;

  constructor(private readonly parts: ConversationParts) {
    this.stored = new ExpiringCache(parts.clock);
  }

  /** Where and by whom something was done. `shown`: how much of a private answer the window shows itself. */
  async origin(workspace: string, key: string, activity: Activity, shown?: ReplyTo['shown']): Promise<Origin> {
    const person = await this.parts.people.actor(workspace, activity);
    const channel = await this.channel(workspace, activity, person.id);
    const root = isPersonal(activity) ? null : threadRoot(activity.conversation.id);
    return { workspace, key, person, channel, thread: threadRootOf(activity), reply: packReplyTo({ root, shown }) };
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
    // A private or shared channel has people of its own; every other one has those of its team.
    const own = activity.channelData?.channel?.type;
    return privateChannel(id, name, team && own !== 'private' && own !== 'shared' ? team : id);
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
