/**
 * `fetch` for calls of platforms, over connections that are kept for the next call. Node's own takes about four times as much of
 * a processor: 220 against 60 µs for each message that is sent.
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';

/** What is sent. Nothing follows a redirect: the address was checked before. */
interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal;
}

/** What is used of an answer. */
export interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null; entries(): Iterable<[string, string]> };
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** `fetch`, as calls of platforms use it. */
export type Fetch = (url: string | URL, init?: FetchInit) => Promise<FetchAnswer>;

/** A server ends a connection that it has not heard of for some seconds: before that it is not used any more. */
const KEPT = { keepAlive: true, timeout: 4_000, maxFreeSockets: 64 };
const agents = { plain: new PlainAgent(KEPT), secure: new Agent(KEPT) };

/** Like `fetch`. @throws TypeError, as `fetch` does, with what happened as its cause */
export const keptFetch: Fetch = (url, init = {}) => {
  const { body } = init;
  // Files are seldom sent.
  return typeof body === 'object' ? fetch(url, init) : send(new URL(url), { ...init, body });
};

async function send(url: URL, { body, ...init }: FetchInit & { body: string | undefined }): Promise<FetchAnswer> {
  try {
    const answer = await answerTo(url, init, body);
    const bytes = await bytesOf(answer);
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400) throw new Error('unexpected redirect');
    return fetched(url, status, answer, bytes);
  } catch (cause) {
    throw new TypeError('fetch failed', { cause });
  }
}

function answerTo(url: URL, init: Omit<FetchInit, 'body'>, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call =
      url.protocol === 'https:'
        ? request(url, { ...init, agent: agents.secure }, resolve)
        : plainRequest(url, { ...init, agent: agents.plain }, resolve);
    call.on('error', reject);
    call.end(body);
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return Buffer.concat(parts);
}

function fetched(
  url: URL,
  status: number,
  { headers, statusMessage = '' }: IncomingMessage,
  bytes: Buffer,
): FetchAnswer {
  const text = () => bytes.toString('utf8');
  const headerOf = (name: string) => [headers[name.toLowerCase()] ?? []].flat().join(', ');
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: statusMessage,
    url: url.href,
    headers: {
      get: (name) => (headers[name.toLowerCase()] === undefined ? null : headerOf(name)),
      entries: () => Object.keys(headers).map((name) => [name, headerOf(name)]),
    },
    text: async () => text(),
    json: async () => JSON.parse(text()),
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  };
}
