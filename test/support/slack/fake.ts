/**
 * Slack's Web API in memory, as far as Baton uses it: answers to interactions, App Home and windows as people see them
 * cannot be run in any other way here. It refuses what breaks Slack's published limits, and keeps the same contract as the
 * emulator (test/contracts/chat.test.ts).
 */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Fetch } from '../../../adapters/platform/kept-fetch.js';
import { FakeBookmarks } from './fake-bookmarks.js';
import { type Answer, FakeDirectory } from './fake-directory.js';
import { API } from './fixtures.js';
import { blockProblems, viewProblems } from './limits.js';

/** A message in the fake Slack. */
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

/** Views as Baton makes them: of blocks that Slack knows. */
export type FakeHome = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };
export type FakeModal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };

/** What reached a screen, in order. */
export type Shown =
  | { how: 'post' | 'whisper' | 'update'; message: FakeMessage }
  | { how: 'home'; team: string; person: string; view: FakeHome }
  | { how: 'open' | 'change'; team: string; view: FakeModal & { id: string }; trigger: string };

/** An answer in place of the real one: a status, an error code, or a broken connection if neither is given. */
export interface Fault {
  method: string;
  status?: number;
  error?: string;
  retryAfter?: number;
  /** Slack does what it is asked, and only its answer is lost. */
  after?: boolean;
}

/** The address to answer an interaction. */
interface ResponseUrl {
  team: string;
  channel: string;
  person: string;
  /** The message whose control was used. */
  original: FakeMessage | undefined;
  /** How often it can still be used. */
  left: number;
}

/** What a method is called with, as far as it is read here. */
interface Args {
  channel: string;
  user: string;
  user_id: string;
  ts?: string;
  thread_ts?: string;
  text?: string;
  blocks?: KnownBlock[];
  metadata?: FakeMessage['metadata'];
  view: FakeHome | FakeModal;
  view_id?: string;
  trigger_id?: string;
  response_type?: string;
  replace_original?: boolean;
  [more: string]: unknown;
}

/** The most messages on a page. */
const PAGE = 15;

const RESPOND = 'http://slack.test/respond/';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const no = (error: string): Answer => ({ ok: false, error });
/** The form that the Web API takes, with JSON in some of its fields. */
function argsOf(body: unknown): Args {
  const args: Args = { channel: '', user: '', user_id: '', view: { type: 'home', blocks: [] } };
  for (const [key, value] of new URLSearchParams(String(body ?? '')))
    args[key] = /^[[{]/.test(value) ? JSON.parse(value) : value;
  return args;
}

export class FakeSlack extends FakeDirectory {
  readonly shown: Shown[] = [];
  readonly calls: { method: string; args: Args; team: string }[] = [];
  readonly messages: FakeMessage[] = [];
  /** App Home, by person. */
  readonly homes = new Map<string, FakeHome>();
  /** Which limits were broken. */
  readonly problems: string[] = [];
  /** Channels that Baton is not in. */
  readonly outside = new Set<string>();
  readonly archived = new Set<string>();
  readonly bookmarks = new FakeBookmarks((channel) => this.closed(channel));
  /** People to whom Baton cannot write in private. */
  readonly unreachable = new Set<string>();
  /** Taken in order, each for one call. */
  readonly faults: Fault[] = [];
  /** Told of each call before it is answered. */
  onCall: ((method: string) => void) | undefined;
  /** Slack's own clock, epoch milliseconds: Monday, 2 March 2026, 10:00 UTC, unless a test sets another. */
  now = (): number => Date.UTC(2026, 2, 2, 10);
  /** Whether tokens are no longer good. */
  revoked = false;
  /** Tokens that are no longer good, where others of the same team are: "xoxb-T1". What follows a dot is not part of the team. */
  readonly revokedTokens = new Set<string>();
  /** Kinds of blocks that this Slack does not take yet. */
  readonly unknownBlocks = new Set<string>();
  /** Scopes that were declined: what needs one of them is refused. */
  readonly declined = new Set<string>();
  /** What an OAuth exchange or a renewal of tokens gives. */
  oauth: Record<string, unknown> | undefined;
  private readonly responseUrls = new Map<string, ResponseUrl>();
  private count = 0;

  private next(): number {
    this.count += 1;
    return this.count;
  }

  /** The id of a new message: the second in which it was posted, and a number that no other has. */
  ts(): string {
    return `${Math.floor(this.now() / 1_000)}.${String(this.next()).padStart(6, '0')}`;
  }

  /** An address to answer an interaction. It can be used five times. */
  reply(team: string, channel: string, person: string, original?: FakeMessage): string {
    const url = `${RESPOND}${this.next()}`;
    this.responseUrls.set(url, { team, channel, person, original, left: 5 });
    return url;
  }

  /** Stands in for `fetch`. */
  readonly fetch: Fetch = async (url, init) => {
    const address = String(url);
    if (address.startsWith(RESPOND)) return this.respond(address, JSON.parse(String(init?.body ?? '')));
    // An address from a payload that was not made here has been used up.
    if (!address.startsWith(API)) return new Response('expired_url', { status: 404 });
    const method = address.slice(API.length);
    const token = (new Headers(init?.headers ?? {}).get('authorization') ?? '').replace(/^Bearer /, '');
    if (this.revokedTokens.has(token)) return json(no('token_revoked'));
    const team = token.replace(/^xoxb-/, '').replace(/\..*/, '');
    const args = argsOf(init?.body);
    this.onCall?.(method);
    const fault = this.takeFault(method);
    if (fault?.after) this.run(method, args, team);
    return fault ? broken(fault) : json(this.run(method, args, team));
  };

  private takeFault(method: string): Fault | undefined {
    const i = this.faults.findIndex((fault) => fault.method === method);
    return i < 0 ? undefined : this.faults.splice(i, 1)[0];
  }

  private run(method: string, args: Args, team: string): Answer {
    this.calls.push({ method, args, team });
    if (this.revoked) return no('token_revoked');
    const needed = neededScope(method, args);
    if (needed !== undefined && this.declined.has(needed)) return { ...no('missing_scope'), needed, provided: '' };
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: team, user_id: 'UBATON', bot_id: 'BBATON', url: 'https://acme.slack.com/' };
      case 'oauth.v2.access':
        return this.oauth ? { ok: true, ...this.oauth } : no('invalid_code');
      case 'conversations.history':
      case 'conversations.replies':
        return this.read(method, team, args);
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
        return this.bookmarks.answer(method, args) ?? this.answer(method, args, team) ?? no('unknown_method');
    }
  }

  /**
   * What everybody sees of a channel, newest first and without replies, or of a thread, its root first and then from the oldest
   * on; in pages, and no more on one than an app outside the Marketplace gets
   * (docs.slack.dev/reference/methods/conversations.history and .replies, docs.slack.dev/changelog/2025-05-terms-rate-limit-update).
   */
  private read(method: string, team: string, { channel, ts: root, oldest = 0, cursor, limit, ...args }: Args): Answer {
    if (!this.channels.has(channel) && !this.messages.some((m) => m.channel === channel))
      return no('channel_not_found');
    const seen = this.messages.filter((m) => m.team === team && m.channel === channel && !m.onlyFor);
    const isLater = (m: FakeMessage) => Number(m.ts) > Number(oldest);
    const thread = method === 'conversations.replies';
    const said = thread
      ? seen.filter((m) => m.ts === root || (m.thread === root && isLater(m)))
      : seen.filter((m) => !m.thread && isLater(m)).reverse();
    const from = Number(cursor ?? 0);
    const to = from + Math.min(Number(limit ?? PAGE), PAGE);
    const messages = said
      .slice(from, to)
      .map(({ metadata, ...m }) => ({ ...m, ...(args.include_all_metadata ? { metadata } : {}) }));
    const next = to < said.length ? String(to) : '';
    return { ok: true, messages, has_more: next !== '', response_metadata: { next_cursor: next } };
  }

  /** Why nothing can be posted in a channel. */
  private closed(channel: string): string | undefined {
    if (this.archived.has(channel)) return 'is_archived';
    if (this.outside.has(channel)) return 'not_in_channel';
    return this.channels.has(channel) ? undefined : 'channel_not_found';
  }

  /** Blocks as Slack takes them; undefined if it does not. */
  private accepted(blocks: KnownBlock[] = []): KnownBlock[] | undefined {
    if (blocks.some(({ type }) => this.unknownBlocks.has(type))) return undefined;
    const problems = blocks.length === 0 ? [] : blockProblems(blocks, 'message');
    this.problems.push(...problems);
    return problems.length === 0 ? blocks : undefined;
  }

  private add(team: string, args: Args, channel: string, onlyFor?: string): FakeMessage | undefined {
    const blocks = this.accepted(args.blocks);
    if (!blocks) return undefined;
    if (!args.text) this.problems.push('a message without a text for notifications');
    const message: FakeMessage = {
      ...{ team, channel, onlyFor, blocks, metadata: args.metadata },
      ts: this.ts(),
      thread: args.thread_ts,
      text: args.text ?? '',
    };
    this.messages.push(message);
    return message;
  }

  private post(args: Args, team: string): Answer {
    const person = this.users.get(args.channel);
    if (person?.deleted) return no('user_disabled');
    if (person && this.unreachable.has(person.id)) return no('cannot_dm_bot');
    const channel = person ? `D${person.id}` : args.channel;
    const closed = person ? undefined : this.closed(channel);
    if (closed) return no(closed);
    const message = this.add(team, args, channel);
    if (!message) return no('invalid_blocks');
    this.shown.push({ how: 'post', message });
    return { ok: true, channel, ts: message.ts };
  }

  private whisper(args: Args, team: string): Answer {
    const { channel, user } = args;
    const closed = this.closed(channel);
    if (closed) return no(closed);
    if (!this.users.has(user)) return no('user_not_found');
    if (this.absent.has(`${channel}/${user}`)) return no('user_not_in_channel');
    const message = this.add(team, args, channel, user);
    if (!message) return no('invalid_blocks');
    this.shown.push({ how: 'whisper', message });
    return { ok: true, message_ts: message.ts };
  }

  private update(args: Args, team: string): Answer {
    const found = this.messages.find((m) => m.team === team && m.channel === args.channel && m.ts === args.ts);
    if (!found || found.onlyFor) return no('message_not_found');
    if (!this.change(found, args)) return no('invalid_blocks');
    return { ok: true, channel: found.channel, ts: found.ts };
  }

  /** Changes a message. @returns whether Slack takes the change */
  private change(message: FakeMessage, args: Args): boolean {
    const blocks = this.accepted(args.blocks);
    if (!blocks) return false;
    Object.assign(message, { text: args.text, blocks });
    this.shown.push({ how: 'update', message });
    return true;
  }

  private publish({ view, user_id: person }: Args, team: string): Answer {
    this.problems.push(...viewProblems(view));
    if (view.type !== 'home') return no('invalid_arguments');
    this.homes.set(person, view);
    this.shown.push({ how: 'home', team, person, view });
    return { ok: true };
  }

  private window(method: string, { view, view_id, trigger_id }: Args, team: string): Answer {
    if (view.blocks.some(({ type }) => this.unknownBlocks.has(type))) return no('invalid_blocks');
    this.problems.push(...viewProblems(view));
    if (view.type !== 'modal') return no('invalid_arguments');
    const id = view_id ?? `V${this.next()}`;
    const how = method === 'views.open' ? 'open' : 'change';
    this.shown.push({ how, team, view: { ...view, id }, trigger: trigger_id ?? '' });
    return { ok: true, view: { id } };
  }

  private respond(url: string, args: Args): Response {
    const reply = this.responseUrls.get(url);
    if (!reply || reply.left === 0) return new Response('expired_url', { status: 404 });
    reply.left -= 1;
    const { team, channel, person, original } = reply;
    this.calls.push({ method: 'respond', args, team });
    // Left out after a press, it may replace the message (sources differ): here it does.
    const done =
      args.replace_original !== false && original
        ? this.change(original, args)
        : this.say(team, args, channel, args.response_type === 'in_channel' ? undefined : person);
    return done ? new Response('ok') : new Response('invalid_blocks', { status: 400 });
  }

  private say(team: string, args: Args, channel: string, onlyFor: string | undefined): boolean {
    const message = this.add(team, args, channel, onlyFor);
    if (message) this.shown.push({ how: onlyFor ? 'whisper' : 'post', message });
    return message !== undefined;
  }
}

/** The scope that a method needs, where it can be declined (docs.slack.dev/reference/methods). */
function neededScope(method: string, { channel }: Args): string | undefined {
  if (method === 'usergroups.list') return 'usergroups:read';
  if (method.startsWith('bookmarks.')) return method === 'bookmarks.list' ? 'bookmarks:read' : 'bookmarks:write';
  const ofChannel = method === 'conversations.info' || method === 'conversations.members';
  return ofChannel && channel.startsWith('G') ? 'groups:read' : undefined;
}

function broken({ status, error, retryAfter = 1 }: Fault): Response {
  if (status === 429) return json({}, 429, { 'retry-after': String(retryAfter) });
  if (status) return json({}, status);
  if (error) return json(no(error));
  throw new TypeError('fetch failed');
}
