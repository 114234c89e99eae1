/** A Baton in Teams without Teams: activities go to its own server, and what it says arrives at a fake connector. */

import { createServer, type Server } from 'node:http';
import { newId } from '../../../adapters/common/ids.js';
import { isObject, parseJson } from '../../../adapters/platform/json.js';
import { wording } from '../../../adapters/prompts/wording.js';
import { PlacesByPlatform } from '../../../adapters/runtime/places-by-platform.js';
import { Sender } from '../../../adapters/runtime/sender.js';
import { Addresses } from '../../../adapters/store/addresses.js';
import { SqlAlarms } from '../../../adapters/store/alarms.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import type { CardAction } from '../../../adapters/teams/cards.js';
import { Teams, type TeamsParts } from '../../../adapters/teams/index.js';
import type { TeamsSettings } from '../../../adapters/teams/settings.js';
import { portOf } from '../../../adapters/web/server.js';
import { Roster } from '../../../src/dispatch/directory.js';
import { App } from '../../../src/dispatch/on-command.js';
import { Listener } from '../../../src/dispatch/on-message.js';
import { opensForm } from '../../../src/features/index.js';
import type { Chat } from '../../../src/ports/chat.js';
import { auditBook, engine, phrasebook, signalWords } from '../engine.js';
import { CAST, TestClock } from '../kit.js';
import { settle } from '../settle.js';
import { accountOf, BATON_MENTION, channelDataOf, conversationOf, markMentions } from './activities.js';
import type { Answer } from './answers.js';
import { dataOf } from './cards.js';
import { FakeTeams } from './fake.js';
import { BOT, isPersonalChat, objectIdOf, SERVICE, teamsIdOf } from './ids.js';

/** Settings of a development installation with everything Teams has. */
export const SETTINGS: TeamsSettings = {
  cloud: { hosts: ['connector.test', '127.0.0.1'] },
  tenants: [],
  admins: ['u1'],
  whispers: 'chat',
  forms: 'dialog',
  people: 'directory',
};

/** A message by its ids. */
export interface MessageIds {
  conversation: string;
  id: string;
}

const say = wording();
let tenants = 0;

/** The product, its store and the fake, before the adapter. */
function coreOf(opened: Opened) {
  const clock = new TestClock();
  const faults: unknown[] = [];
  const fault = (error: unknown) => void faults.push(error);
  const store = new SqlStore(opened, clock);
  const fake = new FakeTeams();
  for (const [who, { name }] of Object.entries(CAST))
    fake.members.push({ id: teamsIdOf(who), aadObjectId: objectIdOf(who), name });
  const places = new PlacesByPlatform();
  const parts = { store, clock, say, newId, fault, places, clarity: engine, auditBook, signalWords, phrasebook };
  return {
    ...{ opened, clock, faults, fault, store, fake, places, outbox: new SqlOutbox(opened, clock) },
    ...{
      app: new App(parts),
      listener: new Listener({ ...parts, alarms: new SqlAlarms(opened, clock) }),
      roster: new Roster(parts),
    },
    addresses: new Addresses(opened),
  };
}
type Core = ReturnType<typeof coreOf>;

/** A running adapter and everything around it. */
export class World {
  readonly opened: Core['opened'];
  readonly clock: Core['clock'];
  readonly faults: Core['faults'];
  readonly store: Core['store'];
  readonly outbox: Core['outbox'];
  readonly listener: Core['listener'];
  readonly app: Core['app'];
  readonly roster: Core['roster'];
  readonly addresses: Core['addresses'];
  readonly fake: Core['fake'];
  /** Signs activities; those of a development installation are not signed. */
  sign: (() => Record<string, string>) | undefined;
  /** The address activities give for answers. */
  service = SERVICE;

  private constructor(
    core: Core,
    readonly teams: Teams,
    readonly sender: Sender,
    private readonly server: Server,
  ) {
    const { opened, clock, faults, store, outbox, listener, app, roster, addresses, fake } = core;
    this.opened = opened;
    this.clock = clock;
    this.faults = faults;
    this.store = store;
    this.outbox = outbox;
    this.listener = listener;
    this.app = app;
    this.roster = roster;
    this.addresses = addresses;
    this.fake = fake;
  }

  /** Starts an adapter over a store. `more`: other settings, a real `fetch`. */
  static async make(opened: Opened, more: Partial<TeamsParts> = {}): Promise<World> {
    const core = coreOf(opened);
    const { app, listener, roster, store, clock, fault, fake, outbox } = core;
    const parts = { settings: SETTINGS, app, listener, roster, store, opened, clock, say, fault };
    const teams = await Teams.make({ ...parts, fetch: fake.fetch, opensForm, ...more });
    core.places.add('teams', teams.places);
    const chat: Chat = {
      deliver: (workspace, out, doubtSince) =>
        fake.sending.run(out, () => teams.chat.deliver(workspace, out, doubtSince)),
    };
    const server = createServer((request, response) => {
      if (!teams.handle(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new World(core, teams, new Sender({ outbox, chat, clock, fault }), server);
  }

  /** A tenant of its own, for tests that share a store. */
  tenant(): string {
    tenants += 1;
    return `tenant${process.pid}n${tenants}`;
  }

  /** Posts a body as it is. */
  async raw(body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${portOf(this.server)}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const json = parseJson(await response.text());
    return { status: response.status, body: isObject(json) ? json : undefined };
  }

  /** Posts an activity. */
  send(activity: object, headers: Record<string, string> = this.sign?.() ?? {}): Promise<Answer> {
    return this.raw(JSON.stringify(activity), headers);
  }

  /** An activity of somebody in a channel, or `direct`ly with Baton. `more`: its type, and fields that are different. */
  activity(tenant: string, who: string, channel: string, more: object, root?: string): object {
    return {
      id: this.fake.id(),
      channelId: 'msteams',
      serviceUrl: this.service,
      timestamp: new Date(this.clock.now()).toISOString(),
      localTimezone: CAST[who]?.zone,
      from: accountOf(who),
      recipient: { id: BOT, name: 'Baton' },
      conversation: conversationOf(tenant, who, channel, root),
      channelData: channelDataOf(tenant, channel),
      ...more,
    };
  }

  /** Somebody says something to Baton: in private, or with its name in front. */
  say(tenant: string, who: string, channel: string, words: string, more: object = {}, root?: string): Promise<Answer> {
    const { text, entities } = markMentions(words);
    const id = this.fake.id();
    const message = { type: 'message', id };
    if (channel === 'direct')
      return this.send(this.activity(tenant, who, channel, { ...message, text, entities, ...more }));
    const addressed = { text: `<at>Baton</at> ${text}`, entities: [BATON_MENTION, ...entities] };
    return this.send(this.activity(tenant, who, channel, { ...message, ...addressed, ...more }, root ?? id));
  }

  /** An invoke, from a message if it has one. */
  invoke(
    tenant: string,
    who: string,
    name: string,
    value: object,
    from: MessageIds | undefined,
    more: object = {},
  ): Promise<Answer> {
    const direct = from !== undefined && isPersonalChat(from.conversation);
    const base = this.activity(tenant, who, direct ? 'direct' : 'churn', { type: 'invoke', name, value, ...more });
    if (!from) return this.send(base);
    const conversationType = direct ? 'personal' : 'channel';
    const conversation = { id: from.conversation, conversationType, tenantId: tenant };
    return this.send({ ...base, conversation, replyToId: from.id });
  }

  /** Somebody presses a button of a message. `inputs`: what is chosen or filled in. */
  press(
    tenant: string,
    who: string,
    message: MessageIds,
    action: CardAction,
    inputs: Record<string, string> = {},
  ): Promise<Answer> {
    const data = { ...dataOf(action), ...inputs };
    if (action.type === 'Action.Submit') return this.invoke(tenant, who, 'task/fetch', { data }, message);
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
    return this.invoke(tenant, who, 'adaptiveCard/action', value, message);
  }

  /** Sends everything. `due`: alarms that have gone off are handled first. */
  settle(due = true): Promise<void> {
    return settle(this, due);
  }

  async close(): Promise<void> {
    await this.teams.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.fake.close();
  }
}
