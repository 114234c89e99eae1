/** A Baton in Slack without Slack: signed requests go to its own server, and what it says arrives at a fake platform. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '../../../adapters/common/ids.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { Sender } from '../../../adapters/runtime/sender.js';
import { Slack, type SlackParts } from '../../../adapters/slack/index.js';
import type { OAuthSettings } from '../../../adapters/slack/settings.js';
import { Installations } from '../../../adapters/store/installations.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { Roster } from '../../../src/dispatch/directory.js';
import { App } from '../../../src/dispatch/on-command.js';
import { Listener } from '../../../src/dispatch/on-message.js';
import type { Clock } from '../../../src/ports.js';
import { engine } from '../engine.js';
import { CAST, TestClock } from '../kit.js';
import { settle } from '../settle.js';
import { API, elementsOf, type FakeMessage, FakeSlack } from './fake.js';

export const SECRET = 'a signing secret of the tests';
export const SETTINGS: OAuthSettings = {
  mode: 'oauth',
  signingSecret: SECRET,
  clientId: '1.2',
  clientSecret: 'a client secret',
  publicUrl: 'https://baton.test',
  apiUrl: API,
};

export interface Sent {
  status: number;
  body: string;
}

export const sign = (body: string, seconds: number, secret = SECRET): Record<string, string> => ({
  'x-slack-request-timestamp': String(seconds),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
});

/** An installation as Slack's OAuth leaves it. */
export const installationOf = (team: string, token = `xoxb-${team}`) => ({
  team: { id: team, name: team },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { token, scopes: ['chat:write'], id: 'BBATON', userId: 'UBATON' },
  tokenType: 'bot' as const,
  isEnterpriseInstall: false,
  appId: 'A1',
  authVersion: 'v2' as const,
});

let teams = 0;

const say = wording();

export class World {
  readonly faults: unknown[] = [];
  readonly store: SqlStore;
  readonly outbox: SqlOutbox;
  readonly listener: Listener;
  readonly roster: Roster;
  readonly app: App;
  readonly installations: Installations<object>;
  slack!: Slack;
  sender!: Sender;
  private server!: Server;
  url = '';

  private constructor(
    readonly opened: Opened,
    readonly fake: FakeSlack,
    readonly clock: TestClock,
  ) {
    this.store = new SqlStore(opened, clock);
    this.outbox = new SqlOutbox(opened, clock);
    const fault = (error: unknown) => void this.faults.push(error);
    const parts = { store: this.store, clock: clock as Clock, say, newId, fault, clarity: engine };
    this.app = new App(parts);
    this.listener = new Listener(parts);
    this.roster = new Roster(parts);
    this.installations = new Installations(opened, 'slack');
  }

  static async make(opened: Opened, more: Partial<SlackParts> = {}): Promise<World> {
    const fake = new FakeSlack();
    for (const person of Object.values(CAST)) fake.users.set(person.id, person);
    const w = new World(opened, fake, new TestClock());
    const fault = (error: unknown) => void w.faults.push(error);
    const { app, listener, roster, store, clock } = w;
    w.slack = await Slack.make({
      ...{ settings: SETTINGS, app, listener, roster, store, opened, clock, say, fault, fetch: fake.fetch },
      ...more,
    });
    await w.slack.start();
    w.sender = new Sender(w.outbox, w.slack.chat, clock, fault);
    w.server = createServer((request, response) => {
      if (!w.slack.handle(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => w.server.listen(0, '127.0.0.1', resolve));
    w.url = `http://127.0.0.1:${(w.server.address() as AddressInfo).port}`;
    return w;
  }

  /** A workspace that has installed Baton. */
  async team(given?: string): Promise<string> {
    teams += 1;
    const id = given ?? `T${process.pid}N${teams}`;
    await this.installations.save(id, `slack:${id}`, installationOf(id), this.clock.now());
    return id;
  }

  /** A page, as a browser asks for it. */
  page(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers, redirect: 'manual' });
  }

  /** Sends bytes as they are. */
  async raw(body: string, headers: Record<string, string>, path = '/slack/events', method = 'POST'): Promise<Sent> {
    const init = method === 'POST' ? { method, body, headers } : { method, headers };
    const response = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual' });
    return { status: response.status, body: await response.text() };
  }

  private signed(body: string, type: string): Promise<Sent> {
    return this.raw(body, { 'content-type': type, ...sign(body, Math.floor(this.clock.now() / 1_000)) });
  }

  json(body: object): Promise<Sent> {
    return this.signed(JSON.stringify(body), 'application/json');
  }

  form(fields: Record<string, string>): Promise<Sent> {
    return this.signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  /** An event of the Events API. */
  event(team: string, event: object, key = newId(), more: object = {}): Promise<Sent> {
    return this.json({
      type: 'event_callback',
      team_id: team,
      api_app_id: 'A1',
      event_id: key,
      event_time: Math.floor(this.clock.now() / 1_000),
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: 'UBATON', is_bot: true, is_enterprise_install: false },
      ],
      event,
      ...more,
    });
  }

  slash(team: string, person: string, channel: string, text: string, more: Record<string, string> = {}): Promise<Sent> {
    return this.form({
      ...{ command: '/baton', text, team_id: team, user_id: person, channel_id: channel },
      user_name: 'somebody',
      channel_name: this.fake.channels.get(channel) ?? 'privategroup',
      trigger_id: newId(),
      response_url: this.fake.reply(team, channel, person),
      ...more,
    });
  }

  interaction(payload: object): Promise<Sent> {
    return this.form({ payload: JSON.stringify(payload) });
  }

  /** Somebody presses a button of a message. */
  press(team: string, message: FakeMessage, label: string, user = 'U1', more: object = {}): Promise<Sent> {
    const element = elementsOf(message.blocks).find((e) => e.type === 'button' && e.text.text.startsWith(label));
    if (element?.type !== 'button') throw new Error(`no button ${label}`);
    const { channel, ts } = message;
    return this.interaction({
      type: 'block_actions',
      team: { id: team },
      user: { id: user, username: 'somebody', team_id: team },
      channel: { id: channel, name: this.fake.channels.get(channel) },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: Boolean(message.onlyFor) },
      actions: [{ type: 'button', action_id: element.action_id, value: element.value, block_id: 'b', action_ts: '1' }],
      trigger_id: newId(),
      response_url: this.fake.reply(team, channel, user, message),
      ...more,
    });
  }

  /** Handles alarms that have gone off, then sends everything. */
  settle(due = true): Promise<void> {
    return settle(this, due);
  }

  async close(): Promise<void> {
    await this.slack.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
