/** Slack's events: what is said in channels and to Baton, and what happens to people, channels and the installation. */

import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Clock } from '../../src/ports.js';
import type { Fronts } from '../store/sent.js';
import type { Directory, SlackUser } from './directory.js';
import type { Home } from './home.js';
import { type Installs, placeOf } from './installs.js';
import { type BoltContext, type Origins, workspaceIn } from './origin.js';
import type { Got, Routes } from './routes.js';
import { mentionedIn, readText } from './text.js';

export interface EventParts {
  app: App;
  listener: Listener;
  roster: Roster;
  directory: Directory;
  origins: Origins;
  installs: Installs;
  fronts: Fronts;
  home: Home;
  clock: Clock;
  /** A message was heard. */
  heard(workspace: string): void;
  /** Ends all work for a workspace. */
  ended(workspace: string): Promise<void>;
  /** Somebody's account has ended. */
  left(workspace: string, key: string, person: string): Promise<void>;
}

/** A message as Slack sends one, as far as it matters here. */
export interface SlackMessage {
  channel: string;
  channel_type?: string;
  subtype?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  deleted_ts?: string;
  message?: { user?: string; bot_id?: string; text?: string; ts: string; thread_ts?: string };
  previous_message?: { text?: string };
}

interface Body<E> {
  event: E;
  event_id: string;
  /** Seconds. */
  event_time?: number;
}

type Handler<E> = (workspace: string, key: string, event: E, context: BoltContext) => Promise<unknown>;

/** What people write; all else with a subtype is of joins, topics, bots and the like. */
const WRITTEN = new Set([undefined, 'thread_broadcast', 'file_share', 'me_message']);

const instant = (ts: string): number => Math.round(Number(ts) * 1_000);
const threadOf = ({ ts, thread_ts }: { ts: string; thread_ts?: string | undefined }) =>
  thread_ts && thread_ts !== ts ? thread_ts : null;

/** Address of a message: https://api.slack.com's `chat.getPermalink` gives the same, a call each. */
export function permalink(site: string, channel: string, ts: string, thread: string | null): string {
  const inThread = thread ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `${site}/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}

export class Events {
  constructor(private readonly parts: EventParts) {}

  register(routes: Routes): void {
    const on = <E>(name: string, handler: Handler<E>) =>
      routes.on<Body<E>>('event', name, ({ body, context }) =>
        handler(workspaceIn(context), body.event_id, body.event, context),
      );
    on<SlackMessage>('message', (w, key, event, context) => this.message(w, key, event, context.botUserId ?? ''));
    on<SlackMessage>('app_mention', (w, _, event, context) => this.mention(w, event, context.botUserId ?? ''));
    on<Reaction>('reaction_added', (w, key, event, context) => this.reaction(w, key, event, context.botUserId ?? ''));
    on<Opened>('app_home_opened', (w, key, event) => this.opened(w, key, event));
    on<Member>('member_joined_channel', (w, key, event, context) => this.joined(w, key, event, context));
    on<Member>('member_left_channel', (w, key, { user, channel }, { botUserId }) =>
      user === botUserId ? this.closed(w, key, channel) : this.happened(w, key, channel, { type: 'left', id: user }),
    );
    for (const name of CLOSING) on<{ channel: string }>(name, (w, key, { channel }) => this.closed(w, key, channel));
    for (const name of ['channel_rename', 'group_rename'])
      on<{ channel: { id: string; name: string } }>(name, (w, key, { channel }) => {
        this.parts.directory.renamed(w, channel.id, channel.name);
        return this.parts.roster.renamed(w, key, channel);
      });
    on<Moved>('channel_id_changed', (w, key, { old_channel_id, new_channel_id }) =>
      this.parts.roster.moved(w, key, old_channel_id, new_channel_id),
    );
    for (const name of ['team_join', 'user_change'])
      on<{ user: SlackUser }>(name, async (w, key, { user }) => {
        if (await this.parts.directory.changed(w, user)) await this.parts.left(w, key, user.id);
      });
    routes.on<Body<unknown>>('event', 'app_uninstalled', (got) => this.end(got));
    routes.on<Body<Revoked>>('event', 'tokens_revoked', async (got) => {
      if ((got.body.event.tokens.bot ?? []).length > 0) await this.end(got);
    });
  }

  /** The installation has ended. */
  private async end({ body, context }: Got<Body<unknown>>): Promise<void> {
    const { installs, ended } = this.parts;
    const at = (body.event_time ?? 0) * 1_000;
    if (await installs.end(placeOf(context), at)) await ended(workspaceIn(context));
  }

  private async message(workspace: string, key: string, event: SlackMessage, bot: string): Promise<void> {
    if (event.channel_type === 'im') return this.spoken(workspace, key, event);
    if (event.subtype === 'message_deleted' && event.deleted_ts)
      return this.happened(workspace, key, event.channel, { type: 'deleted', id: event.deleted_ts });
    if (event.subtype === 'message_changed') {
      const { message, previous_message } = event;
      // Slack says so too when it unfolds a link, or when somebody answers in the thread.
      if (message && message.text !== previous_message?.text)
        await this.hear(workspace, key, { ...message, channel: event.channel }, bot, true);
      return;
    }
    if (WRITTEN.has(event.subtype)) await this.hear(workspace, key, event, bot, false);
  }

  /** Something said in a channel. What speaks to Baton comes a second time, as a mention, and is a command there. */
  private async hear(
    workspace: string,
    key: string,
    said: Omit<SlackMessage, 'subtype'>,
    bot: string,
    edited: boolean,
  ): Promise<void> {
    const { user, bot_id, text: raw = '', channel, ts } = said;
    if (!user || bot_id || user === bot || raw === '') return;
    this.parts.heard(workspace);
    if (bot !== '' && raw.includes(`<@${bot}`)) return;
    const { directory, origins, listener } = this.parts;
    const thread = threadOf(said);
    const origin = await origins.of({ workspace, key, channel, thread, person: user });
    const { text, mentions } = readText(raw, await directory.names(workspace, mentionedIn(raw)));
    const site = await directory.site(workspace);
    const link = site ? permalink(site, channel, ts, thread) : null;
    await listener.hear({ ...origin, type: 'message', id: ts, text, mentions, link, edited, at: instant(ts) });
  }

  /** Something said to Baton alone. */
  private async spoken(workspace: string, key: string, event: SlackMessage): Promise<void> {
    const { user, bot_id, subtype, channel, text = '' } = event;
    if (!user || bot_id || !WRITTEN.has(subtype)) return;
    await this.isOwn(workspace, user, channel);
    await this.command(workspace, key, { ...event, user, channel: user }, text);
  }

  /** "@Baton …": with the mention taken out, a command, in the thread where it was said. An edited one was carried out before. */
  private async mention(workspace: string, event: SlackMessage, bot: string): Promise<void> {
    const { user, bot_id, channel, ts, text = '' } = event;
    if (!user || bot_id) return;
    const own = new RegExp(`<@${bot}(?:\\|[^<>]*)?>[:,]?`, 'g');
    await this.command(workspace, `mention:${channel}:${ts}`, { ...event, user }, text.replace(own, ' ').trim());
  }

  private async command(workspace: string, key: string, event: SlackMessage & { user: string }, raw: string) {
    const { directory, origins, app } = this.parts;
    const ids = mentionedIn(raw);
    await directory.introduce(workspace, ids);
    const { text, mentions } = readText(raw, await directory.names(workspace, ids));
    const { channel, user } = event;
    const origin = await origins.of({ workspace, key, channel, thread: threadOf(event), person: user });
    await app.handle({ ...origin, type: 'command', text, mentions });
  }

  private async reaction(workspace: string, key: string, event: Reaction, bot: string): Promise<void> {
    const { user, reaction, item } = event;
    if (item.type !== 'message' || user === bot || item.channel.startsWith('D')) return;
    const origin = await this.parts.origins.of({ workspace, key, channel: item.channel, thread: null, person: user });
    const emoji = reaction.replace(/::skin-tone-\d$/, '');
    await this.parts.listener.hear({ ...origin, type: 'reaction', id: item.ts, emoji, at: this.parts.clock.now() });
  }

  private async opened(workspace: string, key: string, { user, channel, tab }: Opened): Promise<void> {
    const { fronts, clock, home, app } = this.parts;
    const known = await fronts.of(workspace, user);
    const at = tab === 'home' ? clock.now() : (known?.at ?? 0);
    await fronts.note(workspace, { person: user, place: channel, at, shows: 'home', hash: known?.hash ?? '' });
    if (tab === 'home') await app.handle(await home.call(workspace, user, key));
  }

  /** The conversation's id is this person's from now on, so that a press in it is known to be theirs. */
  private async isOwn(workspace: string, person: string, place: string): Promise<void> {
    const { fronts } = this.parts;
    const known = await fronts.of(workspace, person);
    if (known?.place === place) return;
    const { at, shows, hash } = known ?? { at: 0, shows: 'home' as const, hash: '' };
    await fronts.note(workspace, { person, place, at, shows, hash });
  }

  private async joined(workspace: string, key: string, event: Member, context: BoltContext): Promise<void> {
    if (event.user !== context.botUserId) return;
    const person = event.inviter ?? (await this.parts.installs.installer(placeOf(context)));
    if (!person) return;
    const origin = await this.parts.origins.of({ workspace, key, channel: event.channel, thread: null, person });
    const call = { command: 'welcome', args: {} };
    await this.parts.app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
  }

  private closed(workspace: string, key: string, channel: string): Promise<void> {
    return this.happened(workspace, key, channel, { type: 'closed' });
  }

  private async happened(
    workspace: string,
    key: string,
    channel: string,
    what: { type: 'left' | 'deleted'; id: string } | { type: 'closed' },
  ): Promise<void> {
    if (channel.startsWith('D')) return;
    // The channel may be out of reach by now: its name is of no matter here.
    const where = { workspace, key, channel: { id: channel, name: channel, direct: false }, thread: null };
    await this.parts.listener.hear({ ...where, at: this.parts.clock.now(), ...what });
  }
}

const CLOSING = ['channel_archive', 'group_archive', 'channel_deleted', 'group_deleted', 'channel_left', 'group_left'];

interface Reaction {
  user: string;
  reaction: string;
  item: { type: string; channel: string; ts: string };
}

interface Opened {
  user: string;
  channel: string;
  tab?: string;
}

interface Member {
  user: string;
  channel: string;
  inviter?: string;
}

interface Revoked {
  tokens: { bot?: string[] };
}

interface Moved {
  old_channel_id: string;
  new_channel_id: string;
}
