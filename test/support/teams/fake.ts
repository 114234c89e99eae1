/**
 * Teams' connector as far as Baton uses it: what the Agents Playground cannot do (targeted messages, what only one person
 * sees, refusals of all kinds), with every address and body checked. It answers in memory or on loopback, and is held to the
 * same contract as the Playground (test/contracts/chat.test.ts).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AdaptiveCard, CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';
import { MESSAGE_BYTES } from '../../../adapters/teams/limits.js';
import type { Outbound } from '../../../src/ports.js';
import { cardProblems } from './card-problems.js';

export const SERVICE = 'http://connector.test/teams/';
export const BOT = '28:baton';

export interface FakeMessage {
  tenant: string;
  conversation: string;
  id: string;
  card: AdaptiveCard | undefined;
  text: string;
  summary: string;
  /** The only one who sees it, by Teams' id. */
  onlyFor: string | undefined;
  /** What Baton sent it for. */
  out: Outbound | undefined;
}

export interface Shown {
  how: 'post' | 'update';
  message: FakeMessage;
}

export interface Call {
  method: string;
  /** With its query, as it came. */
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface Reply {
  status: number;
  body?: object | string;
  headers?: Record<string, string>;
}

interface Sent {
  type?: string;
  text?: string;
  summary?: string;
  id?: string;
  recipient?: { id: string };
  attachments?: { contentType: string; content: AdaptiveCard }[];
}

interface Create {
  isGroup?: boolean;
  bot?: { id?: string };
  members?: { id: string }[];
  tenantId?: string;
  channelData?: { channel?: { id: string } };
  activity?: Sent;
}

const no = (status: number, code: string): Reply => ({ status, body: { error: { code, message: code } } });
const THREAD = ';messageid=';

export class FakeTeams {
  /** What a message is sent for, while it is. */
  readonly sending = new AsyncLocalStorage<Outbound>();
  readonly shown: Shown[] = [];
  readonly calls: Call[] = [];
  readonly messages: FakeMessage[] = [];
  readonly problems: string[] = [];
  readonly members: { id: string; aadObjectId: string; name: string }[] = [];
  readonly channels: { id: string; name: string | null }[] = [];
  /** Conversations that Baton is not in, and people who cannot be written to. */
  readonly closed = new Set<string>();
  /** What comes in place of the next answers; `lost`: the deed is done, and the answer never arrives. */
  readonly next: (Reply | 'lost' | 'refused')[] = [];
  private server: Server | undefined;
  private n = 0;

  id(): string {
    this.n += 1;
    return String(1_772_440_000_000 + this.n);
  }

  readonly fetch = (async (url: string | URL | Request, init: RequestInit = {}) => {
    const { pathname, search } = new URL(String(url));
    if (!String(url).startsWith(SERVICE)) throw new TypeError(`not a connector: ${url}`);
    const path = `${pathname.slice('/teams/'.length)}${search}`;
    const headers = Object.fromEntries(new Headers(init.headers));
    const reply = this.reply(init.method ?? 'GET', path, headers, String(init.body ?? ''));
    if (reply === 'lost') throw new TypeError('terminated', { cause: { code: 'ECONNRESET' } });
    if (reply === 'refused') throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
    return new Response(text, { status: reply.status, headers: reply.headers ?? {} });
  }) as typeof fetch;

  /** The same on loopback. @returns its address */
  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]));
        const path = (request.url ?? '').replace(/^\/teams\//, '');
        const reply = this.reply(request.method ?? '', path, headers, Buffer.concat(chunks).toString());
        if (typeof reply === 'string') return void request.socket.destroy();
        const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
        response.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers }).end(text);
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/teams/`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  private reply(
    method: string,
    path: string,
    headers: Record<string, string>,
    raw: string,
  ): Reply | 'lost' | 'refused' {
    const body = raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>);
    this.calls.push({ method, path, headers, body });
    if (raw.length * 2 > MESSAGE_BYTES) this.problems.push(`${raw.length * 2} bytes are sent`);
    const next = this.next.shift();
    if (next === 'lost') this.route(method, path, body);
    return next ?? this.route(method, path, body);
  }

  private route(method: string, path: string, body: Record<string, unknown>): Reply {
    const [where = '', query = ''] = path.split('?');
    const parts = where.split('/').map(decodeURIComponent);
    if (parts[0] !== 'v3') return this.unknown(method, path);
    const [, kind, id = '', what, own] = parts;
    if (kind === 'teams' && what === 'conversations') return { status: 200, body: { conversations: this.channels } };
    if (kind !== 'conversations') return this.unknown(method, path);
    if (parts.length === 2) return this.create(body as Create);
    if (what === 'pagedmembers') return { status: 200, body: { members: this.members } };
    if (what === 'members') {
      const found = this.members.find((one) => one.id === own || one.aadObjectId === own);
      return found ? { status: 200, body: found } : no(404, 'MemberNotFoundInConversation');
    }
    if (what !== 'activities') return this.unknown(method, path);
    if (this.closed.has(id.split(THREAD)[0] ?? '')) return no(403, 'BotNotInConversationRoster');
    if (method === 'POST' && own === undefined) return this.post(id, query, body as Sent);
    if (method === 'PUT' && own !== undefined) return this.update(id, own, query, body as Sent);
    return this.unknown(method, path);
  }

  private unknown(method: string, path: string): Reply {
    this.problems.push(`${method} ${path}`);
    return no(404, 'NotFound');
  }

  private create({ isGroup, bot, members = [], tenantId = '', channelData, activity }: Create): Reply {
    if (!bot?.id) this.problems.push('a conversation without Baton');
    if (isGroup) {
      const channel = channelData?.channel?.id ?? '';
      if (this.closed.has(channel)) return no(403, 'BotNotInConversationRoster');
      if (!activity) this.problems.push('a new thread without a message');
      const id = this.id();
      const conversation = `${channel}${THREAD}${id}`;
      this.keep('post', { tenant: tenantId, conversation, id, onlyFor: undefined }, activity ?? {});
      return { status: 201, body: { id: conversation, activityId: id } };
    }
    const [member] = members;
    const found = this.members.find((one) => one.id === member?.id || one.aadObjectId === member?.id);
    if (!found || this.closed.has(found.id)) return no(403, 'ForbiddenOperationException');
    return { status: 201, body: { id: this.personal(found.id, tenantId) } };
  }

  /** Somebody's own conversation with Baton. */
  personal(id: string, tenant: string): string {
    return `a:${tenant}:${id}`;
  }

  private post(conversation: string, query: string, sent: Sent): Reply {
    const targeted = new URLSearchParams(query).get('isTargetedActivity') === 'true';
    if (targeted && !this.members.some((one) => one.id === sent.recipient?.id)) return no(400, 'BadArgument');
    if (!targeted && sent.recipient) this.problems.push('a recipient in a message for all');
    const id = this.id();
    const onlyFor = targeted ? sent.recipient?.id : undefined;
    this.keep('post', { tenant: tenantOf(conversation), conversation, id, onlyFor }, sent);
    return { status: 201, body: { id } };
  }

  private update(conversation: string, id: string, query: string, sent: Sent): Reply {
    const found = this.messages.find((m) => m.conversation === conversation && m.id === id);
    if (!found) return no(404, 'ActivityNotFoundInConversation');
    const targeted = query === 'isTargetedActivity=true';
    if (targeted !== (found.onlyFor !== undefined)) return no(400, 'BadArgument');
    Object.assign(found, this.read(sent));
    this.shown.push({ how: 'update', message: { ...found } });
    return { status: 200, body: { id } };
  }

  private read(sent: Sent) {
    const [attachment] = sent.attachments ?? [];
    if (sent.type !== 'message') this.problems.push(`an activity of type ${sent.type}`);
    if (attachment && attachment.contentType !== CARD_CONTENT_TYPE)
      this.problems.push(`an attachment ${attachment.contentType}`);
    if (attachment) this.problems.push(...cardProblems(attachment.content));
    if (attachment && !sent.summary) this.problems.push('a card without a summary');
    const card = attachment?.content;
    return { card, text: sent.text ?? '', summary: sent.summary ?? '', out: this.sending.getStore() };
  }

  private keep(how: 'post', where: Pick<FakeMessage, 'tenant' | 'conversation' | 'id' | 'onlyFor'>, sent: Sent): void {
    const message: FakeMessage = { ...where, ...this.read(sent) };
    this.messages.push(message);
    this.shown.push({ how, message: { ...message } });
  }
}

const tenantOf = (conversation: string) => conversation.split(':')[1] ?? '';
