/**
 * Slack's Web API as far as Baton uses it, in memory: what cannot be run here otherwise (answers to interactions, App Home
 * and windows as people see them). It refuses what Slack's published limits refuse, and is held to the same contract as
 * the emulator (test/contracts/chat.test.ts).
 */
import type { ActionsBlockElement, KnownBlock, ModalView, View } from '@slack/types';
import type { Fetch } from '../../../adapters/slack/api.js';
import { blockProblems, viewProblems } from './limits.js';

export const API = 'http://slack.test/api/';

export interface FakeMessage {
  team: string;
  channel: string;
  ts: string;
  thread: string | undefined;
  text: string;
  blocks: KnownBlock[];
  /** The only person who sees it. */
  onlyFor: string | undefined;
  metadata: { event_payload?: { id?: string } } | undefined;
}

/** What reached a screen, in order. */
export type Shown =
  | { how: 'post' | 'whisper' | 'update'; message: FakeMessage }
  | { how: 'home'; team: string; person: string; view: View }
  | { how: 'open' | 'change'; team: string; view: ModalView & { id: string }; trigger: string };

interface Reply {
  team: string;
  channel: string;
  person: string;
  original: FakeMessage | undefined;
  left: number;
}

interface User {
  id: string;
  name: string;
  zone: string;
  admin: boolean;
  deleted?: boolean;
}

type Args = Record<string, unknown>;
type Answer = { ok: boolean; error?: string } & Record<string, unknown>;

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const no = (error: string): Answer => ({ ok: false, error });

export class FakeSlack {
  readonly shown: Shown[] = [];
  readonly calls: { method: string; args: Args; team: string }[] = [];
  readonly messages: FakeMessage[] = [];
  readonly homes = new Map<string, View>();
  /** What is wrong with anything that was sent. */
  readonly problems: string[] = [];
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, string>();
  /** Channels that Baton is not in, and those that are archived. */
  readonly outside = new Set<string>();
  readonly archived = new Set<string>();
  /** Channels that a person is not in: `channel/person`. */
  readonly absent = new Set<string>();
  /** Answers in place of the real ones, taken in order: a status, a code, or a broken connection. */
  readonly faults: { method: string; status?: number; error?: string; retryAfter?: number; after?: boolean }[] = [];
  revoked = false;
  /** What an OAuth exchange or a renewal of tokens gives. */
  oauth: Record<string, unknown> | undefined;
  private readonly replies = new Map<string, Reply>();
  private n = 0;

  private next(): number {
    this.n += 1;
    return this.n;
  }

  ts(): string {
    return `1772445600.${String(this.next()).padStart(6, '0')}`;
  }

  /** An address to answer an interaction, as Slack makes one. */
  reply(team: string, channel: string, person: string, original?: FakeMessage): string {
    const url = `http://slack.test/respond/${this.next()}`;
    this.replies.set(url, { team, channel, person, original, left: 5 });
    return url;
  }

  readonly fetch: Fetch = async (url, init) => {
    const address = String(url);
    if (address.startsWith('http://slack.test/respond/')) return this.respond(address, String(init?.body ?? ''));
    // Addresses of payloads that were not made here are used up.
    if (!address.startsWith(API)) return new Response('expired_url', { status: 404 });
    const method = address.slice(API.length);
    const headers = (init?.headers ?? {}) as Record<string, string>;
    const token = headers.Authorization ?? headers.authorization ?? '';
    const team = token.replace(/^Bearer xoxb-/, '');
    const args = Object.fromEntries(
      [...new URLSearchParams(String(init?.body ?? ''))].map(([k, v]) => [k, /^[[{]/.test(v) ? JSON.parse(v) : v]),
    );
    const fault = this.faults.findIndex((f) => f.method === method);
    const [broken] = fault < 0 ? [] : this.faults.splice(fault, 1);
    if (broken?.after) this.run(method, args, team);
    if (broken?.status === 429) return json({}, 429, { 'retry-after': String(broken.retryAfter ?? 1) });
    if (broken?.status) return json({}, broken.status);
    if (broken?.error) return json(no(broken.error));
    if (broken) throw new TypeError('fetch failed');
    return json(this.run(method, args, team));
  };

  private run(method: string, args: Args, team: string): Answer {
    this.calls.push({ method, args, team });
    if (this.revoked) return no('token_revoked');
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: team, user_id: 'UBATON', bot_id: 'BBATON', url: 'https://acme.slack.com/' };
      case 'oauth.v2.access':
        return this.oauth ? { ok: true, ...this.oauth } : no('invalid_code');
      case 'users.info':
        return this.user(String(args.user));
      case 'users.list':
        return { ok: true, members: [...this.users.values()].map(asUser) };
      case 'conversations.info': {
        const name = this.channels.get(String(args.channel));
        return name === undefined ? no('channel_not_found') : { ok: true, channel: { id: args.channel, name } };
      }
      case 'conversations.history':
      case 'conversations.replies':
        return {
          ok: true,
          messages: this.messages.filter((m) => m.team === team && m.channel === args.channel && !m.onlyFor).reverse(),
        };
      case 'chat.postMessage':
        return this.post(args, team);
      case 'chat.postEphemeral':
        return this.whisper(args, team);
      case 'chat.update':
        return this.update(args, team);
      case 'views.publish':
        return this.publish(args, team);
      case 'views.open':
      case 'views.update':
        return this.window(method, args, team);
      default:
        return no('unknown_method');
    }
  }

  private user(id: string): Answer {
    const user = this.users.get(id);
    return user ? { ok: true, user: asUser(user) } : no('user_not_found');
  }

  private reachable(channel: string): string | undefined {
    if (this.archived.has(channel)) return 'is_archived';
    if (this.outside.has(channel)) return 'not_in_channel';
    return this.channels.has(channel) ? undefined : 'channel_not_found';
  }

  private checked(blocks: unknown): KnownBlock[] | string {
    const list = (blocks ?? []) as KnownBlock[];
    const problems = list.length === 0 ? [] : blockProblems(list, 'message');
    this.problems.push(...problems);
    return problems.length > 0 ? 'invalid_blocks' : list;
  }

  private add(team: string, args: Args, channel: string, onlyFor?: string): FakeMessage | string {
    const blocks = this.checked(args.blocks);
    if (typeof blocks === 'string') return blocks;
    if (!args.text) this.problems.push('a message without a text for notifications');
    const message: FakeMessage = {
      ...{ team, channel, onlyFor, blocks },
      ts: this.ts(),
      thread: args.thread_ts as string | undefined,
      text: String(args.text ?? ''),
      metadata: args.metadata as FakeMessage['metadata'],
    };
    this.messages.push(message);
    return message;
  }

  private post(args: Args, team: string): Answer {
    const asked = String(args.channel);
    const person = this.users.get(asked);
    if (person?.deleted) return no('user_disabled');
    const channel = person ? `D${asked}` : asked;
    const closed = person ? undefined : this.reachable(channel);
    if (closed) return no(closed);
    const message = this.add(team, args, channel);
    if (typeof message === 'string') return no(message);
    this.shown.push({ how: 'post', message });
    return { ok: true, channel, ts: message.ts };
  }

  private whisper(args: Args, team: string): Answer {
    const channel = String(args.channel);
    const person = String(args.user);
    const closed = this.reachable(channel);
    if (closed) return no(closed);
    if (!this.users.has(person)) return no('user_not_found');
    if (this.absent.has(`${channel}/${person}`)) return no('user_not_in_channel');
    const message = this.add(team, args, channel, person);
    if (typeof message === 'string') return no(message);
    this.shown.push({ how: 'whisper', message });
    return { ok: true, message_ts: message.ts };
  }

  private update(args: Args, team: string): Answer {
    const found = this.messages.find((m) => m.team === team && m.channel === args.channel && m.ts === args.ts);
    if (!found || found.onlyFor) return no('message_not_found');
    const blocks = this.checked(args.blocks);
    if (typeof blocks === 'string') return no(blocks);
    this.change(found, String(args.text), blocks);
    return { ok: true, channel: found.channel, ts: found.ts };
  }

  private change(message: FakeMessage, text: string, blocks: KnownBlock[]): void {
    Object.assign(message, { text, blocks });
    this.shown.push({ how: 'update', message });
  }

  private publish(args: Args, team: string): Answer {
    const view = args.view as View;
    this.problems.push(...viewProblems(view));
    const person = String(args.user_id);
    this.homes.set(person, view);
    this.shown.push({ how: 'home', team, person, view });
    return { ok: true };
  }

  private window(method: string, args: Args, team: string): Answer {
    const view = args.view as ModalView;
    this.problems.push(...viewProblems(view));
    const id = String(args.view_id ?? `V${this.next()}`);
    const how = method === 'views.open' ? 'open' : 'change';
    this.shown.push({ how, team, view: { ...view, id }, trigger: String(args.trigger_id ?? '') });
    return { ok: true, view: { id } };
  }

  private respond(url: string, body: string): Response {
    const reply = this.replies.get(url);
    if (!reply || reply.left === 0) return new Response('expired_url', { status: 404 });
    reply.left -= 1;
    const args = JSON.parse(body) as Args;
    const { team, channel, person, original } = reply;
    this.calls.push({ method: 'respond', args, team });
    if (args.replace_original === true && original) {
      const blocks = this.checked(args.blocks);
      if (typeof blocks === 'string') return new Response(blocks, { status: 400 });
      this.change(original, String(args.text), blocks);
      return new Response('ok');
    }
    const onlyFor = args.response_type === 'in_channel' ? undefined : person;
    const message = this.add(team, args, channel, onlyFor);
    if (typeof message === 'string') return new Response(message, { status: 400 });
    this.shown.push({ how: onlyFor ? 'whisper' : 'post', message });
    return new Response('ok');
  }
}

const asUser = (user: User) => ({
  id: user.id,
  name: user.name.toLowerCase().replace(/\W/g, '.'),
  real_name: user.name,
  tz: user.zone,
  is_admin: user.admin,
  deleted: user.deleted === true,
  profile: { real_name: user.name, display_name: user.name.split(' ')[0] },
});

type Loose = Record<string, unknown>;

/** All that people read in blocks, in plain words. */
export function words(blocks: readonly KnownBlock[], nameOf: (id: string) => string): string {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null) {
      const { type, text } = value as Loose;
      if (type === 'plain_text') found.push(String(text));
      else if (type === 'mrkdwn') found.push(unmarked(String(text), nameOf));
      else for (const one of Object.values(value)) look(one);
    }
  };
  look(blocks.filter((b) => b.type !== 'actions').map((b) => ({ ...b, accessory: undefined })));
  return found.join('\n');
}

function unmarked(text: string, nameOf: (id: string) => string): string {
  return text
    .replace(/<@([A-Z0-9]+)>/g, (_, id: string) => nameOf(id))
    .replace(/<#([A-Z0-9]+)>/g, (_, id: string) => `#${nameOf(id)}`)
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/\*(\S[^*\n]*)\*/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The controls in blocks. */
export const elementsOf = (blocks: readonly KnownBlock[]): ActionsBlockElement[] =>
  blocks.flatMap((b) =>
    b.type === 'actions' ? b.elements : b.type === 'section' && b.accessory ? [b.accessory as ActionsBlockElement] : [],
  );
