/** Names of channels in Slack, and who can read them. */
import { privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Origin } from '../../src/ports/events.js';
import type { SqlStore } from '../store/store.js';
import type { Api, SlackAnswer } from './api.js';
import { Lookup } from './lookup.js';
import { channelInfo, type SlackChannelInfo } from './responses.js';

type Channel = Origin['channel'];

/** A channel as Slack describes it now. */
export interface ChannelFacts {
  channel: Channel;
  /** How many people are in it, as far as Slack says. */
  people: number;
}

/** A channel as the product knows channels: public if every full member of the workspace, and nobody else, can read it. */
function describedChannel(id: string, info: SlackChannelInfo): Channel | undefined {
  const { name, is_private, is_ext_shared, is_org_shared, is_pending_ext_shared, is_mpim, is_channel } = info;
  if (!name) return undefined;
  const closed = [is_private, is_ext_shared, is_org_shared, is_pending_ext_shared, is_mpim].includes(true);
  return { ...privateChannel(id, name), access: is_channel === true && !closed ? 'public' : 'private' };
}

/** Channels of all workspaces. */
export class SlackChannels {
  private readonly lookup: Lookup<Channel>;

  constructor(private readonly parts: { api: Api; store: SqlStore; clock: Clock }) {
    const { store, clock } = parts;
    this.lookup = new Lookup({
      clock,
      stored: async (workspace, id) => {
        const row = await store.read(workspace, (read) => read.get('channel', id));
        return row && { id, name: row.name, direct: row.direct, access: row.access, place: row.place };
      },
      isComplete: ({ place }) => place !== '',
      asked: async (workspace, id) => {
        const answer = await this.facts(workspace, id);
        return answer.ok ? answer.data.channel : undefined;
      },
    });
  }

  /** A channel by id. If nobody knows it, it goes by the name that came with the event, or by the id. */
  async channel(workspace: string, id: string, hint?: string): Promise<Channel> {
    return (await this.lookup.get(workspace, id)) ?? privateChannel(id, hint || id);
  }

  /** What Slack says of a channel now: it can have become private, or be shared with another company. */
  async facts(workspace: string, id: string): Promise<SlackAnswer<ChannelFacts>> {
    const args = { channel: id, include_num_members: true };
    const answer = await this.parts.api.read(workspace, 'conversations.info', args, channelInfo);
    if (!answer.ok) return answer;
    const channel = answer.data.channel && describedChannel(id, answer.data.channel);
    if (!channel) return { ok: false, code: 'channel_not_found' };
    this.know(workspace, channel);
    return { ok: true, data: { channel, people: answer.data.channel?.num_members ?? 0 } };
  }

  /** From now on a channel is this. */
  know(workspace: string, channel: Channel): void {
    this.lookup.set(workspace, channel);
  }

  renamed(workspace: string, { id, name }: { id: string; name: string }): void {
    const known = this.lookup.cached(workspace, id);
    if (known) this.lookup.set(workspace, { ...known, name });
  }
}
