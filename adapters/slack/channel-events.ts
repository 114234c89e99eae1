/** What happens to channels in Slack, and to who is in them. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { SlackChannels } from './channels.js';
import type { EventSource, OnEvent } from './event-source.js';
import { type GoneParts, hearGone } from './gone.js';
import type { Installs } from './installs.js';
import type { Origins } from './origin.js';
import { channelEvent, channelMovedEvent, channelRenamedEvent, type MemberEvent, memberEvent } from './payloads.js';

/** What events of channels need. */
export interface ChannelEventParts extends GoneParts {
  app: App;
  roster: Roster;
  channels: SlackChannels;
  origins: Origins;
  installs: Installs;
}

/** Events after which nobody is in a channel, or Baton is not. */
const CLOSING = ['channel_archive', 'group_archive', 'channel_deleted', 'group_deleted', 'channel_left', 'group_left'];

/** Handles events of channels. */
export class ChannelEvents {
  constructor(private readonly parts: ChannelEventParts) {}

  register(on: OnEvent): void {
    on('member_joined_channel', memberEvent.parse, (source, event) => this.joined(source, event));
    on('member_left_channel', memberEvent.parse, (source, event) => this.left(source, event));
    for (const name of CLOSING)
      on(name, channelEvent.parse, (source, { channel }) => hearGone(this.parts, source, channel, { type: 'closed' }));
    for (const name of ['channel_rename', 'group_rename'])
      on(name, channelRenamedEvent.parse, (source, { channel }) => this.renamed(source, channel));
    on('channel_id_changed', channelMovedEvent.parse, ({ workspace, key }, event) =>
      this.parts.roster.moved(workspace, key, event.old_channel_id, event.new_channel_id),
    );
  }

  /** Baton is new in a channel, and says what it reads there. */
  private async joined(source: EventSource, event: MemberEvent): Promise<void> {
    const { workspace, installation, key, botId } = source;
    if (event.user !== botId) return;
    const { origins, app, installs } = this.parts;
    const person = event.inviter ?? (await installs.installer(installation));
    if (!person) return;
    const origin = await origins.of({ workspace, key, channel: event.channel, thread: null, person });
    const call = { command: 'welcome', args: {} };
    await app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
  }

  private left(source: EventSource, { user, channel }: MemberEvent): Promise<void> {
    const isBaton = user === source.botId;
    return hearGone(this.parts, source, channel, isBaton ? { type: 'closed' } : { type: 'left', id: user });
  }

  private async renamed({ workspace, key }: EventSource, channel: { id: string; name: string }): Promise<void> {
    this.parts.channels.renamed(workspace, channel);
    await this.parts.roster.renamed(workspace, key, channel);
  }
}
