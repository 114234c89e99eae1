/** Names of channels in Slack. */
import type { Clock, Origin } from '../../src/ports.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { Lookup } from './lookup.js';
import { channelInfo } from './responses.js';

type Channel = Origin['channel'];

/** Channels of all workspaces. */
export class SlackChannels {
  private readonly lookup: Lookup<Channel>;

  constructor({ api, store, clock }: { api: Api; store: SqlStore; clock: Clock }) {
    this.lookup = new Lookup({
      clock,
      stored: async (workspace, id) => {
        const row = await store.read(workspace, (read) => read.get('channel', id));
        return row && { id, name: row.name, direct: row.direct };
      },
      asked: async (workspace, id) => {
        const answer = await api.read(workspace, 'conversations.info', { channel: id }, channelInfo);
        const name = answer.ok ? answer.data.channel?.name : undefined;
        return name ? { id, name, direct: false } : undefined;
      },
    });
  }

  /** A channel by id. If nobody knows it, it goes by the name that came with the event, or by the id. */
  async channel(workspace: string, id: string, hint?: string): Promise<Channel> {
    return (await this.lookup.get(workspace, id)) ?? { id, name: hint || id, direct: false };
  }

  /** The name of a channel that has been seen; undefined for any other. */
  seenName(workspace: string, id: string): string | undefined {
    return this.lookup.cached(workspace, id)?.name;
  }

  renamed(workspace: string, { id, name }: { id: string; name: string }): void {
    this.lookup.set(workspace, { id, name, direct: false });
  }
}
