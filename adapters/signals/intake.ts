/**
 * `POST /signals/<source>/<id>`: what other systems send. Whoever cannot be told from a stranger learns nothing; whatever is
 * authentic is kept before it is answered, also if nothing is understood of it, because most senders never send again.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignalHandler } from '../../src/dispatch/on-signal.js';
import type { SignalSource } from '../../src/model/signals/rows.js';
import { MOST_SIGNALS, type SourceKind } from '../../src/model/signals/signal.js';
import type { Clock } from '../../src/ports/clock.js';
import { Conflict, StoreAway, Unsettled } from '../../src/ports/store.js';
import { beforeDeadline } from '../platform/deadline.js';
import { parseJson } from '../platform/json.js';
import { Refused, readBody, sendAnswer } from '../platform/request.js';
import type { SentRequest } from './prove.js';
import { Queue } from './queue.js';
import { SOURCES } from './registry.js';
import type { SourceReader } from './source.js';

/** What became of a request. */
type Taken = 'kept' | 'seen' | 'greeted' | 'refused' | 'too_long' | 'encoded' | 'busy' | 'fault';

/** What taking signals in works with. */
interface IntakeParts {
  store: { signalSource(id: string): Promise<SignalSource | undefined> };
  signals: Pick<SignalHandler, 'handle'>;
  clock: Clock;
  fault(error: unknown): void;
  /** Counts a request. */
  counted(kind: SourceKind, taken: Taken): void;
}

/** Alertmanager puts all alerts of a group into one request. */
const MAX_BODY = 4 * 1024 * 1024;
/** EventBridge waits five seconds. */
const ANSWER_MS = 4_500;
/** MLflow sends the time of its first try with every other, and times are five minutes good. */
const RETRY_S = 30;
/** How much of a body is kept for people to look at. */
const KEPT_BODY = 64 * 1024;

const ADDRESS = /^\/signals\/([a-z]+)\/([0-9a-zA-Z-]{1,64})$/;

const isKind = (text: string): text is SourceKind => Object.hasOwn(SOURCES, text);

/** An answer: a status, with a body for those who ask whether this address listens. */
interface Answer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

const NOT_HERE: Answer = { status: 404 };
const LATER: Answer = { status: 503, headers: { 'Retry-After': String(RETRY_S) } };

/** Takes in what connected systems send. */
export class SignalIntake {
  private readonly queue = new Queue();

  constructor(private readonly parts: IntakeParts) {}

  /** Answers a request to an address of this kind. @returns false if it is for another one */
  handles(request: IncomingMessage, response: ServerResponse): boolean {
    if (!/^\/signals(?:\/|\?|$)/.test(request.url ?? '')) return false;
    void this.answer(request).then(({ status, body, headers }) => {
      for (const [name, value] of Object.entries({ 'Cache-Control': 'no-store', ...headers }))
        response.setHeader(name, value);
      // What was not read of the request is not waited for.
      if (!request.complete) response.setHeader('Connection', 'close').on('finish', () => request.destroy());
      sendAnswer(response, status, body);
    });
    return true;
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, kind = '', id = ''] = ADDRESS.exec(url.pathname) ?? [];
    if (!isKind(kind)) return NOT_HERE;
    try {
      return await beforeDeadline(this.take(request, url, kind, id), ANSWER_MS);
    } catch (error) {
      return this.failed(kind, error);
    }
  }

  private failed(kind: SourceKind, error: unknown): Answer {
    const { counted, fault } = this.parts;
    if (error instanceof Refused) {
      counted(kind, 'too_long');
      return { status: error.status };
    }
    const isStore = error instanceof StoreAway || error instanceof Conflict || error instanceof Unsettled;
    if (!isStore) fault(error);
    counted(kind, isStore ? 'busy' : 'fault');
    return LATER;
  }

  private async take(request: IncomingMessage, url: URL, kind: SourceKind, id: string): Promise<Answer> {
    // Whatever the database says: nothing was kept, and the sender is to come again.
    const row = await this.parts.store.signalSource(id).catch((cause: unknown) => {
      throw new StoreAway('the store does not answer', { cause });
    });
    if (row?.kind !== kind) return NOT_HERE;
    const source = SOURCES[kind];
    const methods = ['POST', ...(source.methods ?? [])];
    const { method = '' } = request;
    if (!methods.includes(method)) return { status: 405, headers: { Allow: methods.join(', ') } };
    if (method === 'OPTIONS') return this.welcome(request, kind, methods);
    if (isEncoded(request)) {
      this.parts.counted(kind, 'encoded');
      return { status: 415, headers: { 'Accept-Encoding': 'identity' } };
    }
    if (!this.queue.hasRoom(Number(request.headers['content-length'] ?? 0))) return this.busy(kind);
    const body = await readBody(request, MAX_BODY);
    const headers = headersOf(request);
    return this.weigh(source, row, { body, headers, query: url.searchParams, at: this.parts.clock.now() });
  }

  /** CloudEvents: whether this address wants to hear anything (HTTP 1.1 Web Hooks for Event Delivery). */
  private welcome({ headers }: IncomingMessage, kind: SourceKind, methods: readonly string[]): Answer {
    const origin = headers['webhook-request-origin'];
    if (typeof origin !== 'string' || !/^[\w.:/-]{1,200}$/.test(origin)) return { status: 400 };
    this.parts.counted(kind, 'greeted');
    const allowed = { 'WebHook-Allowed-Origin': origin, 'WebHook-Allowed-Rate': '120' };
    return { status: 200, headers: { ...allowed, Allow: methods.join(', ') } };
  }

  private busy(kind: SourceKind): Answer {
    this.parts.counted(kind, 'busy');
    return LATER;
  }

  /** Whether it is authentic; then it is kept. */
  private async weigh(source: SourceReader, row: SignalSource, sent: SentRequest): Promise<Answer> {
    const { counted } = this.parts;
    const greeting = source.greet?.(payloadOf(sent), sent);
    if (greeting) {
      counted(source.kind, 'greeted');
      return { status: 200, body: greeting };
    }
    if (!isFromWhoKnows(source, row, sent)) {
      counted(source.kind, 'refused');
      return { status: 401 };
    }
    const begun = performance.now();
    const isLate = () => performance.now() - begun > ANSWER_MS;
    const kept = await this.queue.run(sent.body.length, isLate, () => this.keep(source, row, sent));
    if (kept === undefined) return this.busy(source.kind);
    counted(source.kind, kept === 'seen' ? 'seen' : 'kept');
    return kept === 'gone' ? NOT_HERE : { status: 202 };
  }

  private async keep(source: SourceReader, { workspace, id }: SignalSource, sent: SentRequest) {
    const signals = this.signalsOf(source, sent).slice(0, MOST_SIGNALS);
    const body = sent.body.toString('utf8');
    const key = source.deliveryOf?.(sent)?.slice(0, 100) ?? hashOf(sent, signals.length > 0 ? 0 : sent.at);
    const delivery = { workspace, source: id, key, signals, body: body.slice(0, KEPT_BODY) };
    return (await this.parts.signals.handle(delivery)).result;
  }

  /** A reader that fails has found a form that nobody thought of: it is kept as not understood. */
  private signalsOf(source: SourceReader, sent: SentRequest) {
    try {
      return source.read(payloadOf(sent), sent);
    } catch (error) {
      this.parts.fault(error);
      return [];
    }
  }
}

/**
 * A sender without ids: what repeats word for word changes nothing, since each of its transitions has effect once. It is not
 * looked at again within a minute, and after that so that a payload shows when it was last heard.
 */
const hashOf = ({ body, at }: SentRequest, more: number): string =>
  createHash('sha256')
    .update(body)
    .update(`${Math.floor(at / 60_000)}:${more}`)
    .digest('hex')
    .slice(0, 40);

/** Whether one of the secrets that count is known to whoever sent this. */
function isFromWhoKnows(source: SourceReader, { secrets }: SignalSource, sent: SentRequest): boolean {
  if (!secrets) return false;
  const isNow = source.isAuthentic(sent, secrets.now);
  const { former, formerUntil } = secrets;
  const isFormer = former !== null && formerUntil > sent.at && source.isAuthentic(sent, former);
  return isNow || isFormer;
}

/** Bodies in other encodings are refused before they are unpacked: a small one can become a huge one. */
function isEncoded({ headers }: IncomingMessage): boolean {
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  return encoding !== 'identity' && encoding !== '';
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** The body as JSON, also out of the field of a form, as GitHub can send it. */
function payloadOf({ body, headers }: SentRequest): unknown {
  const text = body.toString('utf8');
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return parseJson(isForm ? (new URLSearchParams(text).get('payload') ?? '') : text.replace(/^\uFEFF/, ''));
}
