/** A Baton in Teams without Teams: activities go to its own server, and what it says arrives at a fake connector. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '../../../adapters/common/ids.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { Sender } from '../../../adapters/runtime/sender.js';
import { Addresses } from '../../../adapters/store/addresses.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import type { AdaptiveCard, CardAction } from '../../../adapters/teams/cards.js';
import { Teams, type TeamsParts } from '../../../adapters/teams/index.js';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { Roster } from '../../../src/dispatch/directory.js';
import { App } from '../../../src/dispatch/on-command.js';
import { Listener } from '../../../src/dispatch/on-message.js';
import { asks } from '../../../src/features/index.js';
import type { Chat, Clock } from '../../../src/ports.js';
import { engine } from '../engine.js';
import { CAST, TestClock } from '../kit.js';
import { settle } from '../settle.js';
import { BOT, FakeTeams, SERVICE } from './fake.js';

export const SETTINGS: TeamsSettings = {
  cloud: { hosts: ['connector.test', '127.0.0.1'] },
  tenants: [],
  admins: ['u1'],
  whispers: 'chat',
  forms: 'dialog',
  people: 'directory',
};

export interface Answer {
  status: number;
  // What an invoke is answered with has many shapes; tests look into it freely.
  body: { [field: string]: unknown } | undefined;
}

let tenants = 0;

const say = wording();

/** A person's object id in the directory, and Teams' own id for them. */
export const aadOf = (who: string): string => (CAST[who]?.id ?? who).toLowerCase();
export const idOf = (who: string): string => `29:${aadOf(who)}`;

export class World {
  readonly faults: unknown[] = [];
  readonly store: SqlStore;
  readonly outbox: SqlOutbox;
  readonly listener: Listener;
  readonly roster: Roster;
  readonly app: App;
  readonly addresses: Addresses;
  readonly fake = new FakeTeams();
  readonly clock = new TestClock();
  /** Where messages are to go. */
  service = SERVICE;
  teams!: Teams;
  sender!: Sender;
  private server!: Server;
  url = '';

  private constructor(readonly opened: Opened) {
    this.store = new SqlStore(opened, this.clock);
    this.outbox = new SqlOutbox(opened, this.clock);
    const fault = (error: unknown) => void this.faults.push(error);
    const parts = { store: this.store, clock: this.clock as Clock, say, newId, fault, clarity: engine };
    this.app = new App(parts);
    this.listener = new Listener(parts);
    this.roster = new Roster(parts);
    this.addresses = new Addresses(opened);
    for (const [who, { name }] of Object.entries(CAST))
      this.fake.members.push({ id: idOf(who), aadObjectId: aadOf(who), name });
  }

  static async make(opened: Opened, more: Partial<TeamsParts> = {}): Promise<World> {
    const w = new World(opened);
    const fault = (error: unknown) => void w.faults.push(error);
    const { app, listener, roster, store, clock } = w;
    w.teams = await Teams.make({
      ...{
        settings: SETTINGS,
        app,
        listener,
        roster,
        store,
        opened,
        clock,
        say,
        fault,
        fetch: w.fake.fetch,
        opensForm: asks,
      },
      ...more,
    });
    const chat: Chat = {
      deliver: (workspace, out, unconfirmed) =>
        w.fake.sending.run(out, () => w.teams.chat.deliver(workspace, out, unconfirmed)),
    };
    w.sender = new Sender(w.outbox, chat, clock, fault);
    w.server = createServer((request, response) => {
      if (!w.teams.handle(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => w.server.listen(0, '127.0.0.1', resolve));
    w.url = `http://127.0.0.1:${(w.server.address() as AddressInfo).port}`;
    return w;
  }

  /** A tenant of its own for each test that shares a store. */
  tenant(): string {
    tenants += 1;
    return `tenant${process.pid}n${tenants}`;
  }

  /** Sends bytes as they are. */
  async raw(
    body: string,
    headers: Record<string, string> = {},
    path = '/api/messages',
    method = 'POST',
  ): Promise<Answer> {
    const init = { method, headers: { 'content-type': 'application/json', ...headers } };
    const response = await fetch(`${this.url}${path}`, method === 'POST' ? { ...init, body } : init);
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : undefined };
  }

  /** The conversation of a channel or thread, or of somebody with Baton. */
  at(tenant: string, who: string, channel: string | 'direct', root?: string) {
    if (channel === 'direct')
      return { id: this.fake.personal(idOf(who), tenant), conversationType: 'personal', tenantId: tenant };
    const id = `${channelOf(tenant, channel)}${root ? `;messageid=${root}` : ''}`;
    return { id, conversationType: 'channel', tenantId: tenant, isGroup: true };
  }

  /** An activity as Teams makes it. */
  activity(tenant: string, who: string, channel: string, more: object, root?: string): object {
    const cast = CAST[who];
    const direct = channel === 'direct';
    return {
      id: this.fake.id(),
      channelId: 'msteams',
      serviceUrl: this.service,
      timestamp: new Date(this.clock.now()).toISOString(),
      localTimezone: cast?.zone,
      from: { id: idOf(who), name: cast?.name ?? who, aadObjectId: aadOf(who) },
      recipient: { id: BOT, name: 'Baton' },
      conversation: this.at(tenant, who, channel, root),
      channelData: {
        tenant: { id: tenant },
        ...(!direct && { team: { id: '19:team' }, channel: { id: channelOf(tenant, channel), name: channel } }),
      },
      ...more,
    };
  }

  send(activity: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.raw(JSON.stringify(activity), headers);
  }

  /** Somebody says something to Baton: in private, or with its name in front. */
  say(tenant: string, who: string, channel: string, text: string, more: object = {}, root?: string): Promise<Answer> {
    const { text: marked, entities } = this.marked(text);
    const direct = channel === 'direct';
    const own = { type: 'mention', text: '<at>Baton</at>', mentioned: { id: BOT, name: 'Baton' } };
    const id = this.fake.id();
    return this.send(
      this.activity(
        tenant,
        who,
        channel,
        {
          ...{ type: 'message', id, text: direct ? marked : `<at>Baton</at> ${marked}` },
          entities: direct ? entities : [own, ...entities],
          ...more,
        },
        direct ? undefined : (root ?? id),
      ),
    );
  }

  /** A text with mentions of the cast as Teams writes them. */
  marked(text: string) {
    const entities: object[] = [];
    const marked = text.replace(/@([a-z]+)/g, (all, who: string) => {
      const { name } = CAST[who] ?? {};
      if (!name) return all;
      entities.push({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: idOf(who), name } });
      return `<at>${name}</at>`;
    });
    return { text: marked, entities };
  }

  /** An invoke from a message. */
  invoke(
    tenant: string,
    who: string,
    name: string,
    value: object,
    from: { conversation: string; id: string } | undefined,
  ) {
    const direct = from?.conversation.startsWith('a:') ?? false;
    const base = this.activity(tenant, who, direct ? 'direct' : 'churn', { type: 'invoke', name, value });
    const conversation = from && {
      conversation: { id: from.conversation, conversationType: direct ? 'personal' : 'channel', tenantId: tenant },
      replyToId: from.id,
    };
    return this.send({ ...base, ...conversation });
  }

  /** Somebody presses something of a card. */
  press(
    tenant: string,
    who: string,
    message: { conversation: string; id: string },
    action: CardAction,
    inputs: Record<string, string> = {},
  ): Promise<Answer> {
    const data = { ...(action.data as object), ...inputs };
    if (action.type === 'Action.Submit') return this.invoke(tenant, who, 'task/fetch', { data }, message);
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
    return this.invoke(tenant, who, 'adaptiveCard/action', value, message);
  }

  /** Handles alarms that have gone off, then sends everything. */
  settle(due = true): Promise<void> {
    return settle(this, due);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.fake.close();
  }
}

export const channelOf = (tenant: string, name: string): string =>
  `19:${tenant}:${name.replace(/\W/g, '')}@thread.tacv2`;

/** Every action of a card, those under other buttons too, with the card that it stands in. */
export function actionsOf(made: AdaptiveCard | undefined): { action: CardAction; inside: AdaptiveCard }[] {
  const found: { action: CardAction; inside: AdaptiveCard }[] = [];
  const look = (value: unknown, inside: AdaptiveCard): void => {
    if (Array.isArray(value)) for (const one of value) look(one, inside);
    else if (typeof value === 'object' && value !== null) {
      const one = value as CardAction & { card?: AdaptiveCard };
      if (String(one.type).startsWith('Action.') && one.type !== 'Action.OpenUrl') found.push({ action: one, inside });
      if (one.type === 'Action.ShowCard' && one.card) look([one.card.body, one.card.actions], one.card);
      else
        for (const [name, part] of Object.entries(one)) if (name !== 'data' && name !== 'refresh') look(part, inside);
    }
  };
  if (made) look(made, made);
  return found;
}

/** Every word of a card that people see. */
export function wordsOf(made: AdaptiveCard | undefined): string {
  const said: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) {
      const { type, text, inlines, title, ...rest } = value as Record<string, unknown>;
      if (type === 'RichTextBlock') said.push((inlines as { text: string }[]).map((one) => one.text).join(''));
      else if (type === 'TextBlock') said.push(String(text));
      if (typeof title === 'string') said.push(title);
      for (const [name, part] of Object.entries(rest)) if (name !== 'data' && name !== 'fallbackText') look(part);
    }
  };
  look(made);
  return said.join('\n');
}

/** The inputs of a card. */
export function inputsOf(made: AdaptiveCard | undefined): { id: string; type: string; value?: string }[] {
  const found: { id: string; type: string; value?: string }[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) {
      const one = value as { id?: string; type?: string };
      if (one.type?.startsWith('Input.')) found.push(one as { id: string; type: string });
      for (const [name, part] of Object.entries(one)) if (name !== 'data') look(part);
    }
  };
  look(made?.body);
  return found;
}
