/**
 * The one place that talks to Teams: the Bot Framework's connector as plain REST, with a time limit, at the pace that is
 * allowed, to addresses that are trusted alone, and never twice by itself.
 */
import type { Clock } from '../../src/ports.js';
import { type Answer, answerLost, notSent, retryAfterMs } from '../platform/answer.js';
import { parseJson } from '../platform/json.js';
import type { Gate } from './sdk.js';

/** What became of a call. `code`: why Teams refused, such as "BotNotInConversationRoster". */
export type TeamsAnswer<T> = Answer<T, { status: number; code: string }>;

export type Fetch = typeof fetch;

export interface ConnectorParts {
  clock: Clock;
  gate: Gate;
  trusts(url: string): boolean;
  fault(error: unknown): void;
  fetch?: Fetch | undefined;
  /** How long Teams is waited for. */
  timeoutMs?: number;
}

export interface Request {
  /** Where the conversation lives. */
  service: string;
  workspace: string;
  method: 'GET' | 'POST' | 'PUT';
  /** From `v3/` on, its parts encoded. */
  path: string;
  body?: object;
}

const TIMEOUT_MS = 10_000;
/** Requests a second of one app in one tenant. */
const A_SECOND = 30;
/** Errors of a connection that was never made. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** How often something may be done: so many times in each of several windows. */
export class Pace {
  private readonly times = new Map<string, number[]>();
  private readonly longest: number;
  private readonly most: number;

  /** @param windows `[times, ms]` */
  constructor(private readonly windows: readonly (readonly [number, number])[]) {
    this.longest = Math.max(...windows.map(([, ms]) => ms));
    this.most = Math.max(...windows.map(([n]) => n));
  }

  /** How long to wait, in ms; 0 where there is nothing to wait for. */
  wait(key: string, now: number): number {
    const times = this.times.get(key) ?? [];
    // The nth before this one has to be as long ago as its window is.
    const waits = this.windows.map(([n, ms]) => ms - (now - (times[times.length - n] ?? Number.NEGATIVE_INFINITY)));
    return Math.max(0, ...waits);
  }

  /** It is done now. */
  take(key: string, now: number): void {
    const times = this.times.get(key) ?? [];
    times.push(now);
    if (times.length > this.most) times.shift();
    this.times.set(key, times);
    if (this.times.size > 10_000) this.forget(now);
  }

  private forget(now: number): void {
    for (const [key, times] of this.times) if ((times.at(-1) ?? 0) < now - this.longest) this.times.delete(key);
  }
}

/** A part of a path. */
export const part = (text: string): string => encodeURIComponent(text);

export class Connector {
  private readonly pace = new Pace([[A_SECOND, 1_000]]);

  constructor(private readonly parts: ConnectorParts) {}

  /** Makes one call. Never throws for what Teams or the network does. */
  async call<T = object>(request: Request): Promise<TeamsAnswer<T>> {
    const { clock, trusts, fault } = this.parts;
    if (!trusts(request.service)) return { ok: false, status: 0, code: 'an address that is not trusted' };
    const now = clock.now();
    const wait = this.pace.wait(request.workspace, now);
    if (wait > 0) return notSent(wait);
    this.pace.take(request.workspace, now);
    let token: string | undefined;
    try {
      token = await this.parts.gate.token();
    } catch (error) {
      fault(error);
      return notSent();
    }
    const answer = await this.send<T>(request, token);
    if (answer.ok || 'afterMs' in answer || answer.status !== 401) return answer;
    return this.again<T>(request);
  }

  /** A token that was refused is asked for anew, once. */
  private async again<T>(request: Request): Promise<TeamsAnswer<T>> {
    try {
      const answer = await this.send<T>(request, await this.parts.gate.token(true));
      if (answer.ok || 'afterMs' in answer || answer.status !== 401) return answer;
      this.parts.fault(new Error('Teams does not accept the token of Baton: check TEAMS_APP_ID and its secret'));
    } catch (error) {
      this.parts.fault(error);
    }
    return notSent(60_000);
  }

  private async send<T>({ service, method, path, body }: Request, token: string | undefined): Promise<TeamsAnswer<T>> {
    try {
      const response = await (this.parts.fetch ?? fetch)(`${service.replace(/\/+$/, '')}/${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(this.parts.timeoutMs ?? TIMEOUT_MS),
      });
      return await read<T>(response);
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      return UNSENT.has(code ?? '') ? notSent() : answerLost();
    }
  }
}

interface Problem {
  error?: { code?: string };
}

/**
 * What an answer means (learn.microsoft.com: "Optimize your bot: Rate limiting"). 429 and 412 say that nothing was done. A
 * gateway's 502 or 504 may come after the deed, as may 500; so may 503, but for one that says when to come again.
 */
async function read<T>(response: Response): Promise<TeamsAnswer<T>> {
  const { status } = response;
  const text = await response.text();
  const json = parseJson(text);
  if (response.ok) return { ok: true, data: (json ?? {}) as T };
  const afterMs = retryAfterMs(response.headers);
  if (status === 429 || status === 412 || (status === 503 && afterMs !== undefined)) return notSent(afterMs);
  if (status >= 500) return answerLost(afterMs);
  const code = (json as Problem | undefined)?.error?.code;
  return { ok: false, status, code: typeof code === 'string' ? code.slice(0, 100) : `http_${status}` };
}
