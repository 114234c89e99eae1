/** What happens to channels, for the product's listener. */
import type { Listener } from '../../src/dispatch/on-message.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Addresses } from '../store/addresses.js';
import type { TeamsConversations } from './conversations.js';

/** Something that happened in a channel. */
type ChannelEvent = { type: 'deleted'; id: string } | { type: 'left'; id: string } | { type: 'closed' };

interface ChannelReportParts {
  listener: Listener;
  addresses: Addresses;
  conversations: TeamsConversations;
  clock: Clock;
}

/** Reports what happens to channels. */
export class ChannelReports {
  constructor(private readonly parts: ChannelReportParts) {}

  /** Reports an event. `key`: the same event reported again under it counts once. */
  async report(workspace: string, key: string, channel: string, event: ChannelEvent): Promise<void> {
    const name = (await this.parts.addresses.find(workspace, channel))?.name ?? channel;
    await this.hear(workspace, key, { id: channel, name }, event);
  }

  /** An activity says that Baton is not in a channel any more. */
  async close(workspace: string, key: string, channel: string): Promise<void> {
    await this.report(workspace, key, channel, { type: 'closed' });
    await this.parts.conversations.forget(workspace, channel);
  }

  /** Teams refused a message because Baton is not in the conversation any more. */
  async lost(workspace: string, conversation: string): Promise<void> {
    const { addresses, conversations, clock } = this.parts;
    const known = await addresses.find(workspace, conversation);
    await conversations.forget(workspace, conversation);
    if (!known || known.kind === 'personal') return;
    await this.hear(workspace, `closed:${conversation}:${clock.now()}`, known, { type: 'closed' });
  }

  private async hear(
    workspace: string,
    key: string,
    { id, name }: { id: string; name: string },
    event: ChannelEvent,
  ): Promise<void> {
    const where = { workspace, key, channel: privateChannel(id, name), thread: null };
    await this.parts.listener.hear({ ...where, at: this.parts.clock.now(), ...event });
  }
}
