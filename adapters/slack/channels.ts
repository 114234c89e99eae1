/** Names of channels in Slack. */
import { privateChannel } from '../../src/model/channels.js';
import type { Clock, Origin } from '../../src/ports.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { Lookup } from './lookup.js';
import { channelInfo, type SlackChannelInfo } from './responses.js';

type Channel = Origin['channel'];

/** A channel as the product knows channels: public if every full member of the workspace, and nobody else, can read it. */
function describedChannel(id: string, info: SlackChannelInfo): Channel | undefined {
  const { name, is_private, is_ext_shared, is_org_shared, is_mpim, is_channel } = info;
  if (!name) return undefined;
  const open = is_channel === true && ![is_private, is_ext_shared, is_org_shared, is_mpim].includes(true);
  return { ...privateChannel(id, name), access: open ? 'public' : 'private' };
}

/** Channels of all workspaces. */
export class SlackChannels {
  private readonly lookup: Lookup<Channel>;

  constructor({ api, store, clock }: { api: Api; store: SqlStore; clock: Clock }) {
    this.lookup = new Lookup({
      clock,
      stored: async (workspace, id) => {
        const row = await store.read(workspace, (read) => read.get('channel', id));
        return row && { id, name: row.name, direct: row.direct, access: row.access, place: row.place };
      },
      isComplete: ({ place }) => place !== '',
      asked: async (workspace, id) => {
        const answer = await api.read(workspace, 'conversations.info', { channel: id }, channelInfo);
        return answer.ok && answer.data.channel ? describedChannel(id, answer.data.channel) : undefined;
      },
    });
  }

  /** A channel by id. If nobody knows it, it goes by the name that came with the event, or by the id. */
  async channel(workspace: string, id: string, hint?: string): Promise<Channel> {
    return (await this.lookup.get(workspace, id)) ?? privateChannel(id, hint || id);
  }

  /** The name of a channel that has been seen; undefined for any other. */
  seenName(workspace: string, id: string): string | undefined {
    return this.lookup.cached(workspace, id)?.name;
  }

  renamed(workspace: string, { id, name }: { id: string; name: string }): void {
    this.lookup.set(workspace, { ...(this.lookup.cached(workspace, id) ?? privateChannel(id, name)), name });
  }
}
