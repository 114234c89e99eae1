/** Names of channels and chats. Most activities leave them out, so they are remembered, or asked for team by team. */
import { flat } from '../../src/model/text.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Say } from '../../src/ports/say.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';
import { isObject } from '../platform/json.js';
import type { Addresses } from '../store/addresses.js';
import type { Conversation } from '../store/records.js';
import type { Activity } from './activity.js';
import { type Connector, stringField } from './connector.js';
import { withoutThread } from './conversation-ids.js';

interface ChannelNameParts {
  addresses: Addresses;
  connector: Connector;
  clock: Clock;
  say: Say;
}

/** Knows what conversations are called. */
export class ChannelNames {
  private readonly names: ExpiringCache<string>;
  private readonly askedTeams = new SharedRequests<string[]>();

  constructor(private readonly parts: ChannelNameParts) {
    this.names = new ExpiringCache(parts.clock);
  }

  /** A conversation has a new name. */
  set(workspace: string, id: string, name: string): void {
    this.names.set(`${workspace}/${id}`, name);
  }

  /** The name of the conversation an activity is from. */
  async nameFor(workspace: string, activity: Activity, kind: Conversation['kind']): Promise<string> {
    const { conversation, channelData } = activity;
    const id = withoutThread(conversation.id);
    const known = channelData?.channel?.name ?? conversation.name ?? (await this.known(workspace, id));
    const name = known || (await this.asked(workspace, activity, id, kind));
    this.set(workspace, id, name);
    return name;
  }

  private async known(workspace: string, id: string): Promise<string | undefined> {
    return this.names.get(`${workspace}/${id}`) ?? (await this.parts.addresses.find(workspace, id))?.name;
  }

  /** Asks for the names of all channels of the team; a chat, or a team that does not answer, gets a general name. */
  private async asked(workspace: string, activity: Activity, id: string, kind: Conversation['kind']): Promise<string> {
    const team = activity.channelData?.team?.id;
    if (kind === 'channel' && team)
      await this.askedTeams.get(`${workspace}/${team}`, () => this.channelsOf(workspace, team, activity.serviceUrl));
    return this.names.get(`${workspace}/${id}`) ?? this.word(kind === 'group' ? 'teams-chat' : 'teams-general');
  }

  /** The channels of a team, as far as Teams lists them. Their names are known from now on. */
  async channelsOf(workspace: string, team: string, service: string): Promise<string[]> {
    const path = `v3/teams/${encodeURIComponent(team)}/conversations`;
    const answer = await this.parts.connector.call({ service, workspace, method: 'GET', path }, parseChannels);
    if (!answer.ok) return [];
    // The first channel of a team has no name of its own: clients call it "General" in their language.
    for (const { id, name } of answer.data) this.set(workspace, id, name || this.word('teams-general'));
    return answer.data.map(({ id }) => id);
  }

  private word(id: 'teams-chat' | 'teams-general'): string {
    return flat(this.parts.say(id));
  }
}

function parseChannels(json: unknown): { id: string; name: string | undefined }[] {
  const all = isObject(json) && Array.isArray(json.conversations) ? json.conversations : [];
  return all.flatMap((one) => {
    const id = stringField(one, 'id');
    return id === undefined ? [] : [{ id, name: stringField(one, 'name') }];
  });
}
