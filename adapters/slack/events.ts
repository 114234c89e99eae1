/** Events of Slack. Messages are in messages.ts, channels in channel-events.ts; here is the rest. */
import type { SqlStore } from '../store/store.js';
import { type ChannelEventParts, ChannelEvents } from './channel-events.js';
import { type EventSource, onEvent } from './event-source.js';
import type { AppHome } from './home.js';
import { type MessageParts, Messages } from './messages.js';
import {
  type HomeOpenedEvent,
  homeOpenedEvent,
  type ReactionEvent,
  reactionEvent,
  teamAccessEvent,
  tokensRevokedEvent,
  userEvent,
} from './payloads/events.js';
import type { SlackUser } from './payloads/user.js';
import type { Routes } from './routes.js';

interface SlackEventParts extends MessageParts, ChannelEventParts {
  home: AppHome;
  store: Pick<SqlStore, 'read'>;
  /** Ends all work for a workspace. */
  ended(workspace: string): Promise<void>;
}

/** Handles events. */
export class SlackEvents {
  constructor(private readonly parts: SlackEventParts) {}

  register(routes: Routes): void {
    const on = onEvent(routes, this.parts.installs);
    new Messages(this.parts).register(on);
    new ChannelEvents(this.parts).register(on);
    on('reaction_added', reactionEvent.parse, (source, event) => this.reaction(source, event));
    on('app_home_opened', homeOpenedEvent.parse, (source, event) => this.homeOpened(source, event));
    for (const name of ['team_join', 'user_change'])
      on(name, userEvent.parse, (source, { user }) => this.userChanged(source, user));
    on(
      'app_uninstalled',
      () => undefined,
      (source) => this.uninstalled(source),
    );
    on('tokens_revoked', tokensRevokedEvent.parse, async (source, { tokens }) => {
      if (tokens.bot.length > 0) await this.uninstalled(source);
    });
    on('team_access_granted', teamAccessEvent.parse, ({ organisation, at }, { team_ids }) =>
      this.parts.installs.granted(organisation, team_ids, at),
    );
    on('team_access_revoked', teamAccessEvent.parse, async ({ organisation, at }, { team_ids }) =>
      this.end(await this.parts.installs.revoked(organisation, team_ids, at)),
    );
  }

  private async reaction({ workspace, key, botId }: EventSource, event: ReactionEvent): Promise<void> {
    const { user, reaction, item } = event;
    if (item.type !== 'message' || user === botId || item.channel.startsWith('D')) return;
    const { origins, listener, clock, links } = this.parts;
    const origin = await origins.overheard({ workspace, key, channel: item.channel, thread: null, person: user });
    const emoji = reaction.replace(/::skin-tone-\d$/, '');
    const link = await links.of(workspace, { channel: item.channel, ts: item.ts, thread: null });
    await listener.hear({ ...origin, type: 'reaction', id: item.ts, emoji, link, at: clock.now() });
  }

  private async homeOpened({ workspace, key }: EventSource, { user, channel, tab }: HomeOpenedEvent): Promise<void> {
    const { home, fault } = this.parts;
    try {
      await this.showHome({ workspace, key }, { user, channel, tab });
    } catch (error) {
      // Slack sends the event again if the person cannot be told either.
      if (tab !== 'home' || !(await home.sayTrouble(workspace, user, error))) throw error;
      fault(error);
    }
  }

  private async showHome(
    { workspace, key }: Pick<EventSource, 'workspace' | 'key'>,
    { user, channel, tab }: HomeOpenedEvent,
  ): Promise<void> {
    const { fronts, clock, home, app } = this.parts;
    const known = await fronts.of(workspace, user);
    const at = tab === 'home' ? clock.now() : (known?.at ?? 0);
    await fronts.note(workspace, { person: user, place: channel, at, shows: 'home', hash: known?.hash ?? '' });
    if (tab === 'home') await app.handle(await home.call(workspace, user, key));
  }

  /** Somebody can be in several teams of one organisation. */
  private async userChanged({ workspace, key }: EventSource, user: SlackUser): Promise<void> {
    const { people, roster, installs, store } = this.parts;
    for (const one of await installs.together(workspace)) {
      const isKnown = one === workspace || (await store.read(one, (read) => read.get('person', user.id)));
      if (isKnown && (await people.changed(one, user))) await roster.departed(one, `left:${key}`, user.id);
    }
  }

  private async uninstalled({ workspace, at }: EventSource): Promise<void> {
    await this.end(await this.parts.installs.end(workspace, at));
  }

  private async end(workspaces: readonly string[]): Promise<void> {
    for (const workspace of workspaces) await this.parts.ended(workspace);
  }
}
