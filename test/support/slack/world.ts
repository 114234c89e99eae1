/** A Baton in Slack without Slack: signed requests go to its own server, and what it says arrives at a fake platform. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '../../../adapters/common/ids.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { PlacesByPlatform } from '../../../adapters/runtime/places-by-platform.js';
import { Sender } from '../../../adapters/runtime/sender.js';
import { Slack, type SlackParts } from '../../../adapters/slack/index.js';
import { SqlAlarms } from '../../../adapters/store/alarms.js';
import { Installations } from '../../../adapters/store/installations.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { Roster } from '../../../src/dispatch/directory.js';
import { App } from '../../../src/dispatch/on-command.js';
import { Listener } from '../../../src/dispatch/on-message.js';
import type { Clock } from '../../../src/ports/clock.js';
import { auditBook, engine, phrasebook, signalWords } from '../engine.js';
import { CAST, TestClock } from '../kit.js';
import { memoryStore } from '../memory-store.js';
import { settle } from '../settle.js';
import { type FakeMessage, FakeSlack } from './fake.js';
import { installationOf, SETTINGS, sign } from './fixtures.js';
import { buttonIn } from './screen.js';

/** The answer to a request. */
export interface Answered {
  status: number;
  body: string;
}

const say = wording();
let teams = 0;

/** The cast, in a Slack without channels. */
function slackWithCast(): FakeSlack {
  const fake = new FakeSlack();
  for (const person of Object.values(CAST)) fake.users.set(person.id, { ...person });
  return fake;
}

export class SlackWorld {
  readonly clock = new TestClock();
  readonly faults: unknown[] = [];
  readonly store: SqlStore;
  readonly outbox: SqlOutbox;
  readonly listener: Listener;
  readonly roster: Roster;
  readonly app: App;
  readonly installations: Installations<object>;
  private readonly places = new PlacesByPlatform();
  slack!: Slack;
  sender!: Sender;
  private server!: Server;
  /** The address of Baton's server. */
  url = '';

  private constructor(
    readonly opened: Opened,
    readonly fake: FakeSlack,
    private ownsStore: boolean,
  ) {
    this.store = new SqlStore(opened, this.clock);
    this.outbox = new SqlOutbox(opened, this.clock);
    const clock: Clock = this.clock;
    const { store, fault, places } = this;
    const parts = { store, clock, say, newId, fault, places, clarity: engine, auditBook, signalWords, phrasebook };
    this.app = new App(parts);
    this.listener = new Listener({ ...parts, alarms: new SqlAlarms(opened, clock) });
    this.roster = new Roster(parts);
    this.installations = new Installations(opened, 'slack');
  }

  /** On a store of the test. @param more settings of the adapter, other than usual */
  static make(opened: Opened, more: Partial<SlackParts> = {}): Promise<SlackWorld> {
    return new SlackWorld(opened, slackWithCast(), false).start(more);
  }

  /** On an empty store, which is closed with the world. */
  static async inMemory(more: Partial<SlackParts> = {}): Promise<SlackWorld> {
    return new SlackWorld(await memoryStore(), slackWithCast(), true).start(more);
  }

  /** Baton stopped and started again, with other settings, over the same store and the same Slack. */
  async restarted(more: Partial<SlackParts>): Promise<SlackWorld> {
    await this.stop();
    return new SlackWorld(this.opened, this.fake, this.ownsStore).start(more);
  }

  private readonly fault = (error: unknown): void => {
    this.faults.push(error);
  };

  private async start(more: Partial<SlackParts>): Promise<this> {
    const { app, listener, roster, store, opened, clock, fault, fake } = this;
    this.slack = await Slack.make({
      ...{ settings: SETTINGS, app, listener, roster, store, opened, clock, say, fault, fetch: fake.fetch },
      pause: async (ms) => this.clock.pass(ms),
      // However busy the machine is that runs the tests.
      patienceMs: 20_000,
      lookMs: 20_000,
      ...more,
    });
    this.places.add('slack', this.slack.places);
    await this.slack.start();
    this.sender = new Sender({ outbox: this.outbox, chat: this.slack.chat, clock, fault });
    this.server = createServer((request, response) => {
      if (!this.slack.handle(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
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

  /** Sends a body as it is. */
  async raw(body: string, headers: Record<string, string>, path = '/slack/events', method = 'POST'): Promise<Answered> {
    const init = method === 'POST' ? { method, body, headers } : { method, headers };
    const response = await fetch(`${this.url}${path}`, { ...init, redirect: 'manual' });
    return { status: response.status, body: await response.text() };
  }

  private signed(body: string, type: string): Promise<Answered> {
    return this.raw(body, { 'content-type': type, ...sign(body, Math.floor(this.clock.now() / 1_000)) });
  }

  json(body: object): Promise<Answered> {
    return this.signed(JSON.stringify(body), 'application/json');
  }

  form(fields: Record<string, string>): Promise<Answered> {
    return this.signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  /** An event of the Events API. */
  event(team: string, event: object, key = newId(), more: object = {}): Promise<Answered> {
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

  /** Somebody types `/baton …`. */
  slash(
    team: string,
    person: string,
    channel: string,
    text: string,
    more: Record<string, string> = {},
  ): Promise<Answered> {
    return this.form({
      ...{ command: '/baton', text, team_id: team, user_id: person, channel_id: channel },
      user_name: 'somebody',
      channel_name: this.fake.channels.get(channel) ?? 'privategroup',
      trigger_id: newId(),
      response_url: this.fake.reply(team, channel, person),
      ...more,
    });
  }

  /** A press, a form that is sent, or the menu of a message. */
  interaction(payload: object): Promise<Answered> {
    return this.form({ payload: JSON.stringify(payload) });
  }

  /** Somebody presses a button of a message. */
  press(team: string, message: FakeMessage, label: string, user = 'U1', more: object = {}): Promise<Answered> {
    const { channel, ts, onlyFor, blocks } = message;
    const pressed = buttonIn(blocks, label);
    return this.interaction({
      type: 'block_actions',
      team: { id: team },
      user: { id: user, username: 'somebody', team_id: team },
      channel: { id: channel, name: this.fake.channels.get(channel) },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: Boolean(onlyFor) },
      actions: [{ ...pressed, block_id: 'b', action_ts: '1' }],
      trigger_id: newId(),
      response_url: this.fake.reply(team, channel, user, message),
      ...more,
    });
  }

  /** Handles alarms that have gone off, then sends everything. */
  settle(due = true): Promise<void> {
    return settle(this, due);
  }

  private async stop(): Promise<void> {
    await this.slack.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async close(): Promise<void> {
    await this.stop();
    if (this.ownsStore) await this.opened.close();
  }
}
