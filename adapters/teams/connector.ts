/**
 * The one place that calls Teams: the Bot Framework's connector as plain REST. Each call has a time limit, keeps to the rate
 * limit of its tenant, goes only to trusted addresses, and is never repeated here if Teams might have carried it out.
 */

import type { MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import { type Answer, answerLost, notSent, retryAfterMs } from '../platform/answer.js';
import { isObject, parseJson } from '../platform/json.js';
import { type Fetch, type FetchAnswer, keptFetch } from '../platform/kept-fetch.js';
import type { Gate } from './gate.js';
import { RateLimiter } from './rate-limiter.js';

/** Why Teams refused. `code`: its own error code, e.g. "BadSyntax". */
export interface TeamsRefusal {
  status: number;
  code: string;
}

/** What became of a call. */
export type TeamsAnswer<T> = Answer<T, TeamsRefusal>;

/** A call to be made. */
export interface ConnectorRequest {
  /** Base address of the region the conversation lives in, e.g. "https://smba.trafficmanager.net/emea/". */
  service: string;
  workspace: string;
  method: 'GET' | 'POST' | 'PUT';
  /** From `v3/` on, its segments encoded. */
  path: string;
  body?: object;
}

interface ConnectorParts {
  clock: Clock;
  gate: Gate;
  /** Whether a message and a token can be sent to an address. */
  trusts(url: string): boolean;
  fault(error: unknown): void;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
}

const CALL_TIMEOUT_MS = 10_000;
/** A token that is refused twice needs somebody to change the settings. */
const UNAUTHORIZED_RETRY_MS = 60_000;
/** Requests a second of one app in one tenant. */
const REQUESTS_A_SECOND = 30;
/** Errors of connections that were never made. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** Calls Teams. */
export class Connector {
  constructor(
    private readonly parts: ConnectorParts,
    private readonly mayCall: MayCall = () => true,
    private readonly limiter = new RateLimiter([[REQUESTS_A_SECOND, 1_000]]),
  ) {}

  /** The same one, for calls that are made only while they may be. */
  while(mayCall: MayCall): Connector {
    return new Connector(this.parts, mayCall, this.limiter);
  }

  /**
   * Makes one call. Never throws, whatever Teams or the network does.
   * @param parse reads the JSON of the answer, and never throws; it is given undefined if there is none
   */
  async call<T>(request: ConnectorRequest, parse: (json: unknown) => T): Promise<TeamsAnswer<T>> {
    const { clock, trusts, fault } = this.parts;
    if (!trusts(request.service)) return { ok: false, status: 0, code: 'an address that is not trusted' };
    const wait = this.limiter.wait(request.workspace, clock.now());
    if (wait > 0) return notSent(wait);
    this.limiter.take(request.workspace, clock.now());
    const first = await this.authorized(request, parse, false);
    if (!isUnauthorized(first)) return first;
    const second = await this.authorized(request, parse, true);
    if (!isUnauthorized(second)) return second;
    fault(new Error('Teams does not accept the token of Baton: check TEAMS_APP_ID and its secret'));
    return notSent(UNAUTHORIZED_RETRY_MS);
  }

  /** @param fresh with a new token instead of the one that was refused */
  private async authorized<T>(
    request: ConnectorRequest,
    parse: (json: unknown) => T,
    fresh: boolean,
  ): Promise<TeamsAnswer<T>> {
    let token: string | undefined;
    try {
      token = await this.parts.gate.token(fresh);
    } catch (error) {
      this.parts.fault(error);
      return fresh ? notSent(UNAUTHORIZED_RETRY_MS) : notSent();
    }
    return this.mayCall() ? this.send(request, parse, token) : notSent();
  }

  private async send<T>(
    { service, method, path, body }: ConnectorRequest,
    parse: (json: unknown) => T,
    token: string | undefined,
  ): Promise<TeamsAnswer<T>> {
    const headers = {
      Accept: 'application/json',
      ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    try {
      const response = await (this.parts.fetch ?? keptFetch)(`${service.replace(/\/+$/, '')}/${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(this.parts.timeoutMs ?? CALL_TIMEOUT_MS),
      });
      return answerOf(response, parseJson(await response.text()), parse);
    } catch (error) {
      return NEVER_CONNECTED.has(causeOf(error) ?? '') ? notSent() : answerLost();
    }
  }
}

const isUnauthorized = (answer: TeamsAnswer<unknown>): boolean => 'status' in answer && answer.status === 401;

/** The system's code for a failed connection, e.g. "ECONNREFUSED". `fetch` puts it on the cause. */
const causeOf = (error: unknown): string | undefined =>
  error instanceof Error ? stringField(error.cause, 'code') : undefined;

/**
 * What an answer means (learn.microsoft.com: "Optimize your bot: Rate limiting"). After 429 and 412 nothing was carried out.
 * After 500, 502 or 504 it can have been; so too after 503, unless that says when to try again.
 */
function answerOf<T>({ ok, status, headers }: FetchAnswer, json: unknown, parse: (json: unknown) => T): TeamsAnswer<T> {
  if (ok) return { ok: true, data: parse(json) };
  const retryMs = retryAfterMs(headers);
  if (status === 429 || status === 412 || (status === 503 && retryMs !== undefined)) return notSent(retryMs);
  if (status >= 500) return answerLost(retryMs);
  const code = isObject(json) ? stringField(json.error, 'code') : undefined;
  return { ok: false, status, code: code?.slice(0, 100) ?? `http_${status}` };
}

/** A field of an answer, if it is a string. */
export function stringField(json: unknown, name: string): string | undefined {
  const field = isObject(json) ? json[name] : undefined;
  return typeof field === 'string' ? field : undefined;
}
