/**
 * The part of Teams' connector that Baton uses, with what the Agents Playground cannot do: targeted messages, what only one
 * person sees, refusals of all kinds. Each address and body is checked. It answers in memory or on loopback, and is held to
 * the same contract as the other platforms (test/contracts/chat.test.ts).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';
import { isObject, parseJson } from '../../../adapters/platform/json.js';
import { type AdaptiveCard, CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';
import { MESSAGE_BYTES } from '../../../adapters/teams/limits.js';
import { portOf } from '../../../adapters/web/server.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { cardProblems } from './card-problems.js';
import { conversationSchema, messageSchema, type NewConversation, type SentMessage } from './connector-requests.js';
import { personalChatId, SERVICE } from './ids.js';

/** A message as the fake keeps it. */
export interface FakeMessage {
  tenant: string;
  conversation: string;
  id: string;
  card: AdaptiveCard | undefined;
  text: string;
  summary: string;
  /** Teams' id of the only person who sees it. */
  onlyFor: string | undefined;
  /** The message of the outbox it was sent for. */
  out: Outbound | undefined;
  /** What else it has: suggested actions, marks, feedback buttons. */
  more: Pick<SentMessage, 'suggestedActions' | 'entities' | 'channelData'>;
}

/** Something that appeared in Teams. */
export interface Shown {
  how: 'post' | 'update';
  message: FakeMessage;
}

/** A call of the connector as it came. */
export interface ConnectorCall {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** Somebody in a roster. Without anything else, an ordinary member of the tenant. */
export interface FakeMember {
  id: string;
  aadObjectId: string;
  name: string;
  userRole?: string;
  userPrincipalName?: string;
  tenantId?: string;
}

/** What a call is answered with. */
export interface ConnectorReply {
  status: number;
  body?: object | string;
  headers?: Record<string, string>;
}

/** `lost`: the call is carried out and its answer never arrives. `refused`: there is no connection. */
export type NextReply = ConnectorReply | 'lost' | 'refused';

const THREAD = ';messageid=';
/** More than this is refused (learn.microsoft.com: "Format your bot messages"), in bytes of UTF-16. */
const MOST_BYTES = 100 * 1024;

/** A Teams that remembers what it was told. */
export class FakeTeams {
  /** The message of the outbox that is being sent. */
  readonly sending = new AsyncLocalStorage<Outbound>();
  readonly shown: Shown[] = [];
  readonly calls: ConnectorCall[] = [];
  /** Conversations in which Baton showed that it is at work. */
  readonly typing: string[] = [];
  readonly messages: FakeMessage[] = [];
  /** What Baton did wrong. */
  readonly problems: string[] = [];
  /** Everybody. */
  readonly members: FakeMember[] = [];
  /** Who is in a team, channel or chat of which not everybody is a member, by its id. */
  readonly rosters = new Map<string, FakeMember[]>();
  /** Members a page: Teams may give fewer than it is asked for. */
  pageSize = 500;
  /** Rosters are given only once this is fulfilled. */
  hold: Promise<void> | undefined;
  readonly channels: { id: string; name: string | null }[] = [];
  /** Conversations Baton is not in, and people who cannot be written to. */
  readonly closed = new Set<string>();
  /** What the next calls are answered with, instead of being carried out. */
  readonly next: NextReply[] = [];
  private server: Server | undefined;
  private lastId = 1_772_440_000_000;

  /** A new id of a message. */
  id(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  /** Answers calls without a connection. */
  readonly fetch: typeof fetch = async (url, init = {}) => {
    const { pathname, search } = new URL(String(url));
    if (!String(url).startsWith(SERVICE)) throw new TypeError(`not a connector: ${url}`);
    const path = `${pathname.slice('/teams/'.length)}${search}`;
    const headers = Object.fromEntries(new Headers(init.headers));
    if (this.hold && /members/.test(path)) await this.hold;
    const reply = this.reply(init.method ?? 'GET', path, headers, String(init.body ?? ''));
    if (reply === 'lost') throw new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
    if (reply === 'refused') throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    return new Response(textOf(reply), { status: reply.status, headers: reply.headers ?? {} });
  };

  /** Answers calls over a real connection. @returns the address of the connector */
  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
        const path = (request.url ?? '').replace(/^\/teams\//, '');
        const reply = this.reply(request.method ?? '', path, headers, Buffer.concat(chunks).toString());
        if (typeof reply === 'string') return void request.socket.destroy();
        response.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers }).end(textOf(reply));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${portOf(server)}/teams/`;
  }

  async close(): Promise<void> {
    // Otherwise it would slow down every promise of the tests that follow.
    this.sending.disable();
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  private reply(method: string, path: string, headers: Record<string, string>, raw: string): NextReply {
    const json = raw === '' ? {} : parseJson(raw);
    const body = isObject(json) ? json : {};
    this.calls.push({ method, path, headers, body });
    const bytes = raw.length * 2;
    if (bytes > MESSAGE_BYTES) this.problems.push(`${bytes} bytes are sent`);
    if (bytes > MOST_BYTES) return refusal(413, 'MessageSizeTooBig');
    const next = this.next.shift();
    if (next === 'lost') this.route(method, path, body);
    return next ?? this.route(method, path, body);
  }

  private route(method: string, path: string, body: Record<string, unknown>): ConnectorReply {
    const [where = '', query = ''] = path.split('?');
    const [version, kind, id = '', what, own] = where.split('/').map(decodeURIComponent);
    if (version !== 'v3') return this.unknown(method, path);
    if (kind === 'teams' && what === 'conversations') return { status: 200, body: { conversations: this.channels } };
    if (kind !== 'conversations') return this.unknown(method, path);
    if (id === '') return this.create(body);
    if (what === 'pagedmembers') return this.page(id, new URLSearchParams(query));
    if (what === 'members') return this.member(id, own);
    if (what !== 'activities') return this.unknown(method, path);
    if (this.closed.has(id.split(THREAD)[0] ?? '')) return refusal(403, 'BotNotInConversationRoster');
    if (method === 'POST' && body.type === 'typing') return this.typed(id);
    const message = this.checked(() => messageSchema.parse(body));
    if (!message) return refusal(400, 'BadSyntax');
    if (method === 'POST' && own === undefined) return this.post(id, query, message);
    if (method === 'PUT' && own !== undefined) return this.update(id, own, query, message);
    return this.unknown(method, path);
  }

  private typed(conversation: string): ConnectorReply {
    this.typing.push(conversation);
    return { status: 201, body: { id: this.id() } };
  }

  private unknown(method: string, path: string): ConnectorReply {
    this.problems.push(`${method} ${path}`);
    return refusal(404, 'NotFound');
  }

  /** A body that does not parse is Baton's mistake. */
  private checked<T>(parse: () => T): T | undefined {
    try {
      return parse();
    } catch (error) {
      this.problems.push(String(error));
      return undefined;
    }
  }

  private member(conversation: string, id: string | undefined): ConnectorReply {
    const found = this.rosterOf(conversation).find((one) => one.id === id || one.aadObjectId === id);
    return found ? { status: 200, body: found } : refusal(404, 'MemberNotFoundInConversation');
  }

  /** A page of a roster: Teams takes 50 to 500 members a page, and gives a token for the next. */
  private page(conversation: string, query: URLSearchParams): ConnectorReply {
    if (this.closed.has(conversation)) return refusal(403, 'BotNotInConversationRoster');
    const asked = Number(query.get('pageSize'));
    if (!(asked >= 50 && asked <= 500)) this.problems.push(`a page of ${asked} members`);
    const [, from = '0'] = (query.get('continuationToken') ?? '').split('from:');
    const start = Number(from);
    const end = start + Math.min(asked, this.pageSize);
    const roster = this.rosterOf(conversation);
    const more = end < roster.length ? { continuationToken: `from:${end}` } : {};
    return { status: 200, body: { members: roster.slice(start, end), ...more } };
  }

  private rosterOf(conversation: string): Required<FakeMember>[] {
    const tenantId = tenantOf(conversation);
    const roster = this.rosters.get(conversation.split(THREAD)[0] ?? '') ?? this.members;
    return roster.map((one) => ({
      ...{ tenantId, userRole: 'user', userPrincipalName: `${one.aadObjectId}@${tenantId}.test` },
      ...one,
    }));
  }

  private create(body: Record<string, unknown>): ConnectorReply {
    const conversation = this.checked(() => conversationSchema.parse(body));
    if (!conversation) return refusal(400, 'BadSyntax');
    return conversation.isGroup ? this.startThread(conversation) : this.openChat(conversation);
  }

  private startThread({ tenantId: tenant, channelData, activity }: NewConversation): ConnectorReply {
    const channel = channelData.channel?.id ?? '';
    if (this.closed.has(channel)) return refusal(403, 'BotNotInConversationRoster');
    if (!activity) this.problems.push('a new thread without a message');
    const id = this.id();
    const conversation = `${channel}${THREAD}${id}`;
    this.keep({ tenant, conversation, id, onlyFor: undefined }, activity ?? { type: '' });
    return { status: 201, body: { id: conversation, activityId: id } };
  }

  private openChat({ members: [member], tenantId }: NewConversation): ConnectorReply {
    const found = this.members.find((one) => one.id === member?.id || one.aadObjectId === member?.id);
    if (!found || this.closed.has(found.id)) return refusal(403, 'ForbiddenOperationException');
    return { status: 201, body: { id: personalChatId(tenantId, found.id) } };
  }

  private post(conversation: string, query: string, sent: SentMessage): ConnectorReply {
    const targeted = isTargeted(query);
    if (targeted && !this.members.some((one) => one.id === sent.recipient?.id)) return refusal(400, 'BadArgument');
    if (!targeted && sent.recipient) this.problems.push('a recipient in a message for everybody');
    const id = this.id();
    const onlyFor = targeted ? sent.recipient?.id : undefined;
    this.keep({ tenant: tenantOf(conversation), conversation, id, onlyFor }, sent);
    return { status: 201, body: { id } };
  }

  private update(conversation: string, id: string, query: string, sent: SentMessage): ConnectorReply {
    const found = this.messages.find((m) => m.conversation === conversation && m.id === id);
    if (!found) return refusal(404, 'ActivityNotFoundInConversation');
    if (isTargeted(query) !== (found.onlyFor !== undefined)) return refusal(400, 'BadArgument');
    Object.assign(found, this.content(sent));
    this.shown.push({ how: 'update', message: { ...found } });
    return { status: 200, body: { id } };
  }

  private keep(where: Pick<FakeMessage, 'tenant' | 'conversation' | 'id' | 'onlyFor'>, sent: SentMessage): void {
    const message: FakeMessage = { ...where, ...this.content(sent) };
    this.messages.push(message);
    this.shown.push({ how: 'post', message: { ...message } });
  }

  private content({ type, text = '', summary = '', attachments: [attachment] = [], ...rest }: SentMessage) {
    const { suggestedActions, entities, channelData } = rest;
    if (type !== 'message') this.problems.push(`an activity of type ${type}`);
    if (attachment) {
      const { contentType, content } = attachment;
      if (contentType !== CARD_CONTENT_TYPE) this.problems.push(`an attachment ${contentType}`);
      this.problems.push(...cardProblems(content));
      if (summary === '') this.problems.push('a card without a summary');
    }
    const more = { suggestedActions, entities, channelData };
    return { card: attachment?.content, text, summary, out: this.sending.getStore(), more };
  }
}

const refusal = (status: number, code: string): ConnectorReply => ({
  status,
  body: { error: { code, message: code } },
});

const textOf = ({ body = {} }: ConnectorReply): string => (typeof body === 'string' ? body : JSON.stringify(body));

const isTargeted = (query: string): boolean => new URLSearchParams(query).get('isTargetedActivity') === 'true';

const tenantOf = (conversation: string): string => conversation.split(':')[1] ?? '';
