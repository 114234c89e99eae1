/** Where Teams' activities happen: each conversation with the address to answer it, kept anew whenever that changes. */
import { flat } from '../../src/model/text.js';
import type { Clock, Origin, Say } from '../../src/ports.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';
import type { Addresses, Conversation } from '../store/addresses.js';
import { type Activity, isPersonal, placeOf, rootOf } from './activity.js';
import { type Connector, part } from './connector.js';
import type { People } from './people.js';
import { directOf, replyOf } from './places.js';

export interface ConversationParts {
  addresses: Addresses;
  connector: Connector;
  people: People;
  clock: Clock;
  say: Say;
  /** A conversation that was not known before: Baton is in that workspace. */
  met(workspace: string): Promise<void>;
}

type Known = Omit<Conversation, 'at'>;

function kindOf({ conversation, channelData }: Activity): Conversation['kind'] {
  if (conversation.conversationType === 'personal') return 'personal';
  if (conversation.conversationType === 'groupChat') return 'group';
  return conversation.conversationType === 'channel' || channelData?.team ? 'channel' : 'personal';
}

/** The thread that something was said in; null for what begins one. */
export function threadOf({ conversation, id }: Activity): string | null {
  const root = rootOf(conversation.id);
  return root === id ? null : root;
}

export class Conversations {
  private readonly seen: ExpiringCache<string>;
  private readonly names: ExpiringCache<string>;
  private readonly askedTeams = new SharedRequests<void>();

  constructor(private readonly parts: ConversationParts) {
    this.seen = new ExpiringCache(parts.clock);
    this.names = new ExpiringCache(parts.clock);
  }

  /** Where and by whom something was done. @param shown how much of a private answer is shown at once */
  async origin(workspace: string, key: string, activity: Activity, shown?: 'notice' | 'dialog'): Promise<Origin> {
    const person = await this.parts.people.actor(workspace, activity);
    const channel = await this.channel(workspace, activity, person.id);
    const root = isPersonal(activity) ? null : rootOf(activity.conversation.id);
    return { workspace, key, person, channel, thread: threadOf(activity), reply: replyOf({ root, shown }) };
  }

  /** The channel of an activity; the conversation with Baton goes by its person. */
  async channel(workspace: string, activity: Activity, person: string): Promise<Origin['channel']> {
    const known = await this.note(workspace, activity, person);
    if (known.kind === 'personal') return { id: directOf(person), name: 'Baton', direct: true };
    return { id: known.id, name: known.name, direct: false };
  }

  /** Keeps where an activity came from. */
  async note(workspace: string, activity: Activity, person: string): Promise<Known> {
    const { conversation, channelData, serviceUrl, recipient } = activity;
    const id = placeOf(conversation.id);
    const kind = kindOf(activity);
    const known: Known = {
      id,
      kind,
      person: kind === 'personal' ? person : null,
      team: channelData?.team?.id ?? null,
      name: kind === 'personal' ? '' : await this.name(workspace, activity, kind),
      service: serviceUrl,
      bot: recipient.id,
    };
    const key = `${workspace}/${id}`;
    const now = JSON.stringify(known);
    if (this.seen.get(key) === now) return known;
    const { addresses, clock, met } = this.parts;
    const before = await addresses.find(workspace, id);
    await addresses.keep(workspace, { ...known, at: clock.now() });
    if (!before) await met(workspace);
    this.seen.set(key, now);
    return known;
  }

  /** Baton is not in a conversation any more. */
  async forget(workspace: string, id: string): Promise<void> {
    this.seen.delete(`${workspace}/${id}`);
    await this.parts.addresses.forget(workspace, id);
  }

  renamed(workspace: string, id: string, name: string): void {
    this.names.set(`${workspace}/${id}`, name);
    this.seen.delete(`${workspace}/${id}`);
  }

  private async name(workspace: string, activity: Activity, kind: Conversation['kind']): Promise<string> {
    const { conversation, channelData, serviceUrl } = activity;
    const id = placeOf(conversation.id);
    const key = `${workspace}/${id}`;
    const given = channelData?.channel?.name ?? conversation.name;
    const known = given ?? this.names.get(key) ?? (await this.parts.addresses.find(workspace, id))?.name;
    if (known) {
      this.names.set(key, known);
      return known;
    }
    const team = channelData?.team?.id;
    if (kind === 'channel' && team)
      await this.askedTeams.get(`${workspace}/${team}`, () => this.learn(workspace, team, serviceUrl));
    const learnt = this.names.get(key) ?? flat(this.parts.say(kind === 'group' ? 'teams-chat' : 'teams-general'));
    this.names.set(key, learnt);
    return learnt;
  }

  /** The names of a team's channels. The first one has none of its own. */
  private async learn(workspace: string, team: string, service: string): Promise<void> {
    const path = `v3/teams/${part(team)}/conversations`;
    const answer = await this.parts.connector.call<{ conversations?: { id: string; name?: string | null }[] }>({
      service,
      workspace,
      method: 'GET',
      path,
    });
    if (!answer.ok) return;
    for (const { id, name } of answer.data.conversations ?? [])
      this.names.set(`${workspace}/${id}`, name || flat(this.parts.say('teams-general')));
  }
}
