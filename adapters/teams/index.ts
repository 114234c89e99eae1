/** Puts the Teams adapter together: the way in, the way out, and what is to be done from time to time. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import { flat } from '../../src/model/text.js';
import type { Chat, Clock, Say } from '../../src/ports.js';
import type { Option } from '../../src/view.js';
import { LastHeard } from '../platform/last-heard.js';
import { Lifecycle } from '../platform/lifecycle.js';
import { Addresses, type Conversation } from '../store/addresses.js';
import { Installations } from '../store/installations.js';
import type { Opened } from '../store/open.js';
import { Sent } from '../store/sent.js';
import type { SqlStore } from '../store/store.js';
import { type Activity, type InvokeAnswer, isPersonal, PLATFORM, tenantIn, tenantOf, workspaceOf } from './activity.js';
import { TeamsChat } from './chat.js';
import { Connector, type Fetch } from './connector.js';
import { Conversations } from './conversations.js';
import { Events } from './events.js';
import { Invokes } from './invokes.js';
import { People } from './people.js';
import { Posts } from './posts.js';
import { Receiver } from './receiver.js';
import type { Words } from './render.js';
import type { Gate } from './sdk.js';
import { isTrusted, type TeamsSettings } from './settings.js';
import { readText } from './text.js';

export interface TeamsParts {
  settings: TeamsSettings;
  app: App;
  listener: Listener;
  roster: Roster;
  store: SqlStore;
  opened: Opened;
  clock: Clock;
  say: Say;
  fault(error: unknown, key?: string): void;
  fetch?: Fetch;
  /** How long an answer is waited for before word is given that it takes longer. */
  patienceMs?: number;
  /** How long Teams is waited for. */
  timeoutMs?: number;
}

/** People of a list in which the directory cannot be asked. */
const CHOICES = 60;
const ANYBODY: Gate = { enter: async () => ({}), token: async () => undefined };

export class Teams {
  readonly chat: Chat;
  private readonly kept: Installations<object>;
  private readonly lifecycle: Lifecycle;
  private readonly addresses: Addresses;
  private readonly people: People;
  private readonly conversations: Conversations;
  private readonly posts: Posts;
  private readonly events: Events;
  private readonly invokes: Invokes;
  private readonly receiver: Receiver;

  private constructor(
    private readonly parts: TeamsParts,
    gate: Gate,
  ) {
    const { opened, clock, store, roster, say, app, listener, fault, settings } = parts;
    const trusts = (url: string) => isTrusted(settings.cloud, settings.app, url);
    this.kept = new Installations(opened, PLATFORM);
    const sent = new Sent(opened);
    const listPeople = (workspace: string) => this.listPeople(workspace);
    this.lifecycle = new Lifecycle({ installations: this.kept, sent, store, clock, fault, listPeople });
    this.addresses = new Addresses(opened);
    const { addresses } = this;
    const { seal } = opened;
    const words = wordsOf(say);
    const connector = new Connector({ clock, gate, trusts, fault, fetch: parts.fetch, timeoutMs: parts.timeoutMs });
    const people = new People({ connector, addresses, store, roster, clock, admins: settings.admins });
    const met = (workspace: string) => this.met(workspace);
    const conversations = new Conversations({ addresses, connector, people, clock, say, met });
    const heard = new LastHeard({ kept: this.kept, clock, say, fault });
    const choices = (workspace: string) => this.choices(workspace);
    this.people = people;
    this.conversations = conversations;
    const refused = (code: string) => fault(new Error(`Teams refused a message: ${code}`));
    this.posts = new Posts({
      ...{ connector, people, clock, words, settings, choices, refused },
      heard: (workspace) => heard.line(workspace),
    });
    const { posts } = this;
    const chat = new TeamsChat({
      ...{ connector, posts, addresses, people, sent, clock, whispers: settings.whispers, fault, refused },
      calling: (name) => say('teams-calling', { name }),
      closed: (workspace, place) => this.closed(workspace, place),
    });
    this.chat = chat;
    const directory = settings.people === 'directory';
    this.invokes = new Invokes(
      { app, chat, posts, people, conversations, sent, seal, say, words, choices, directory, fault },
      parts.patienceMs,
    );
    this.events = new Events({
      ...{ app, listener, roster, people, conversations, addresses, clock },
      heard: (workspace) => heard.note(workspace),
      ended: (workspace) => this.ended(workspace),
      learn: (workspace, conversation) => void this.learn(workspace, conversation).catch(fault),
    });
    this.receiver = new Receiver({
      ...{ gate, trusts, fault, tenants: settings.tenants, signed: settings.app !== undefined },
      take: (activity, body) => this.take(activity, body),
    });
  }

  /** Loads the SDK only where requests are checked: it takes a second. */
  static async make(parts: TeamsParts): Promise<Teams> {
    const { app, cloud } = parts.settings;
    const gate = app ? (await import('./sdk.js')).openGate(app, cloud) : ANYBODY;
    return new Teams(parts, gate);
  }

  /** Learns who is there. */
  start(): void {
    this.lifecycle.listPeople();
  }

  /** Answers a request that Teams makes. @returns whether it was one */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    return this.receiver.handle(request, response);
  }

  /** Deletes what has had its time. */
  tidy(): Promise<void> {
    return this.lifecycle.tidy();
  }

  private async take(activity: Activity, body: object): Promise<InvokeAnswer | undefined> {
    const workspace = workspaceOf(tenantOf(activity) ?? '');
    const key = keyOf(activity, body);
    if (activity.type === 'invoke') return this.invokes.take(workspace, key, activity);
    const pressed = activity.type === 'message' && !activity.text && typeof activity.value === 'object';
    const work =
      pressed && activity.value !== null
        ? this.invokes.submitted(workspace, key, activity)
        : this.events.take(workspace, key, activity);
    await work.catch(async (error: unknown) => {
      // What nobody can be told of is delivered again.
      if (!(await this.sorry(workspace, activity))) throw error;
      this.parts.fault(error);
    });
    return undefined;
  }

  /** Tells whoever spoke to Baton that it could not be kept. @returns whether they know now */
  private async sorry(workspace: string, activity: Activity): Promise<boolean> {
    const spoken = activity.type === 'message' && (isPersonal(activity) || readText(activity).addressed);
    if (!spoken) return false;
    const text = flat(this.parts.say('teams-try-again'));
    const to = { service: activity.serviceUrl };
    return (await this.posts.say(workspace, to, activity.conversation.id, { type: 'message', text }, text)).ok;
  }

  /** Baton is in a tenant: known, or back. */
  private async met(workspace: string): Promise<void> {
    const tenant = tenantIn(workspace);
    if (!(await this.kept.find(tenant))) await this.kept.save(tenant, workspace, {}, this.parts.clock.now());
  }

  /** Teams lets Baton speak no more in a conversation. */
  private async closed(workspace: string, place: string): Promise<void> {
    const { listener, clock } = this.parts;
    const known = await this.addresses.find(workspace, place);
    await this.conversations.forget(workspace, place);
    if (!known || known.kind === 'personal') return;
    const key = `closed:${place}:${clock.now()}`;
    const channel = { id: place, name: known.name, direct: false };
    await listener.hear({ workspace, key, channel, thread: null, at: clock.now(), type: 'closed' });
  }

  /** All work for a workspace ends; what it made is kept for a while. */
  private async ended(workspace: string): Promise<void> {
    await this.kept.end(tenantIn(workspace), this.parts.clock.now());
    await this.parts.store.halt(workspace);
  }

  private async choices(workspace: string): Promise<Option[]> {
    const query = { where: { gone: false }, order: ['name' as const], limit: CHOICES };
    const people = await this.parts.store.read(workspace, (read) => read.find('person', query));
    return people.map((one) => ({ value: one.id, label: one.name }));
  }

  private async learn(workspace: string, conversation: Pick<Conversation, 'id' | 'service'>): Promise<void> {
    await this.people.learn(workspace, conversation);
  }

  /** Lists the people of a workspace, one team after the other. */
  private async listPeople(workspace: string): Promise<void> {
    const all = await this.addresses.list(workspace);
    const shared = all.filter((one) => one.kind !== 'personal');
    // All channels of a team have its members.
    const first = shared.filter((one, i) => !one.team || shared.findIndex((other) => other.team === one.team) === i);
    for (const { id, team, service } of first) await this.learn(workspace, { id: team ?? id, service });
  }
}

const OFTEN = new Set(['messageUpdate', 'messageReaction', 'conversationUpdate', 'installationUpdate']);

/** What an activity is known by: delivered again, or sent again by somebody who has recorded it, it takes no effect. */
function keyOf({ type, id, conversation, timestamp, name }: Activity, body: object): string {
  const own = id ?? createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  const when = OFTEN.has(type) ? `:${timestamp ?? ''}` : '';
  return `${type}${name ? `:${name}` : ''}:${conversation.id}:${own}${when}`;
}

const wordsOf = (say: Say): Words => {
  const word = (id: string) => flat(say(id));
  return {
    somebodyElse: word('teams-somebody-else'),
    more: word('teams-more'),
    ok: word('teams-ok'),
    choose: word('teams-choose'),
    cancel: word('teams-cancel'),
  };
};
