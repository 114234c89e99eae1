/** What happens to channels in Slack, and to who is in them. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Sent } from '../store/sent.js';
import type { SlackChannels } from './channels.js';
import type { EventSource, OnEvent } from './event-source.js';
import { type GoneParts, hearGone } from './gone.js';
import { moveBookmark } from './headlines.js';
import type { Installs } from './installs.js';
import type { SlackPlaces } from './membership.js';
import type { Origins } from './origin.js';
import {
  channelEvent,
  channelMovedEvent,
  channelRenamedEvent,
  type MemberEvent,
  memberEvent,
} from './payloads/events.js';
import type { SlackPeople } from './people.js';

/** What events of channels need. */
export interface ChannelEventParts extends GoneParts {
  app: App;
  roster: Roster;
  people: SlackPeople;
  channels: SlackChannels;
  places: SlackPlaces;
  origins: Origins;
  installs: Installs;
  sent: Sent;
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
    on('channel_id_changed', channelMovedEvent.parse, (source, event) => this.moved(source, event));
    on('channel_shared', channelEvent.parse, (source, { channel }) => this.shared(source, channel));
    on('channel_unshared', channelEvent.parse, ({ workspace }, { channel }) =>
      this.parts.places.changed(workspace, channel),
    );
  }

  private joined(source: EventSource, event: MemberEvent): Promise<void> {
    return event.user === source.botId ? this.welcome(source, event) : this.somebodyJoined(source, event);
  }

  /** Baton is new in a channel, and says what it reads there. */
  private async welcome({ workspace, key }: EventSource, event: MemberEvent): Promise<void> {
    const { origins, app, installs, places } = this.parts;
    await places.changed(workspace, event.channel);
    const person = event.inviter ?? (await installs.installer(workspace));
    if (!person) return;
    const origin = await origins.overheard({ workspace, key, channel: event.channel, thread: null, person });
    const call = { command: 'welcome', args: {} };
    await app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
  }

  private async somebodyJoined({ workspace, key }: EventSource, { user, channel }: MemberEvent): Promise<void> {
    await this.parts.people.introduce(workspace, [user]);
    await this.parts.roster.joined(workspace, key, channel, [user]);
  }

  private async left(source: EventSource, { user, channel }: MemberEvent): Promise<void> {
    if (user === source.botId) return hearGone(this.parts, source, channel, { type: 'closed' });
    await this.parts.roster.leftPlace(source.workspace, `${source.key}:place`, channel, user);
    await hearGone(this.parts, source, channel, { type: 'left', id: user });
  }

  private async moved({ workspace, key }: EventSource, event: { old_channel_id: string; new_channel_id: string }) {
    await moveBookmark(this.parts.sent, workspace, event.old_channel_id, event.new_channel_id);
    await this.parts.roster.moved(workspace, key, event.old_channel_id, event.new_channel_id);
    await this.parts.places.changed(workspace, event.new_channel_id);
  }

  /** People of another company read a channel from now on, whatever Slack says when it is asked. */
  private async shared({ workspace }: EventSource, channel: string): Promise<void> {
    await this.parts.places.close(workspace, channel);
    await this.parts.places.changed(workspace, channel);
  }

  private async renamed({ workspace, key }: EventSource, channel: { id: string; name: string }): Promise<void> {
    this.parts.channels.renamed(workspace, channel);
    await this.parts.roster.renamed(workspace, key, channel);
  }
}
