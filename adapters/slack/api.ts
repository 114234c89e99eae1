/** The one place that talks to Slack's Web API: with a time limit, at the pace of each method, and never twice by itself. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import { type Answer, answerLost, notSent, retryAfterMs } from '../platform/answer.js';
import { type Fetch, keptFetch } from '../platform/kept-fetch.js';
import { MethodRateLimiter } from './rate-limiter.js';
import { SILENT_LOGGER } from './silent-logger.js';

/** What became of a call. `code`: why Slack refused, such as "channel_not_found". */
export type SlackAnswer<T> = Answer<T, { code: string }>;

interface ApiParts {
  /** The address of the Web API, with a slash at the end. */
  url: string;
  clock: Clock;
  /** The bot token of a workspace; undefined if Baton is not installed there. */
  token(workspace: string): Promise<string | undefined>;
  fetch?: Fetch | undefined;
  /** How long Slack's answer is waited for. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;
/** Clients kept, one for each token. */
const CLIENTS = 1_000;

/** For calls whose answer does not matter. */
const anything = z.unknown();

/** What is known of the calls of all workspaces. */
class ApiState {
  readonly clients = new BoundedCache<WebClient>(CLIENTS);
  readonly rateLimiter = new MethodRateLimiter();
  /** When Slack takes calls again after 429, in epoch ms, by workspace and method. */
  readonly blockedUntil = new Map<string, number>();
}

/** Slack's Web API. */
export class Api {
  constructor(
    private readonly parts: ApiParts,
    private readonly mayCall: MayCall = () => true,
    private readonly state = new ApiState(),
  ) {}

  /** The same one, for calls that are made only while they may be. */
  while(mayCall: MayCall): Api {
    return new Api(this.parts, mayCall, this.state);
  }

  /** Calls a method with a workspace's token. Never throws, whatever Slack or the network does. */
  call(workspace: string, method: string, args: object): Promise<SlackAnswer<unknown>> {
    return this.read(workspace, method, args, anything);
  }

  /** Like `call`, with what is used of the answer: see responses.ts. */
  async read<T>(workspace: string, method: string, args: object, response: z.ZodType<T>): Promise<SlackAnswer<T>> {
    const key = `${workspace}/${method}`;
    const now = this.parts.clock.now();
    const until = this.state.blockedUntil.get(key) ?? 0;
    if (until > now) return notSent(until - now);
    const wait = this.state.rateLimiter.wait(workspace, method, now);
    if (wait > 0) return notSent(wait);
    const token = await this.parts.token(workspace);
    if (token === undefined) return { ok: false, code: 'not_authed' };
    if (!this.mayCall()) return notSent();
    try {
      return { ok: true, data: response.parse(await this.client(token).apiCall(method, { ...args })) };
    } catch (error) {
      return this.failed(key, error);
    }
  }

  /**
   * Answers through the address that came with an interaction.
   * @returns `used_url` if it can no longer be used: it is good for five answers and half an hour
   */
  async respond(url: string, body: object): Promise<SlackAnswer<object>> {
    if (!this.isTrusted(url)) return { ok: false, code: 'used_url' };
    if (!this.mayCall()) return notSent();
    try {
      const response = await (this.parts.fetch ?? keptFetch)(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.parts.timeoutMs ?? TIMEOUT_MS),
      });
      if (response.ok) return { ok: true, data: {} };
      if (response.status === 429) return notSent(retryAfterMs(response.headers) ?? 1_000);
      return response.status >= 500 ? answerLost() : { ok: false, code: 'used_url' };
    } catch {
      return answerLost();
    }
  }

  /** Only Slack is called: the address has been through a modal, on somebody's device. */
  private isTrusted(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { hostname, host } = new URL(url);
    return /(^|\.)slack(-gov)?\.com$/.test(hostname) || host === new URL(this.parts.url).host;
  }

  private client(token: string): WebClient {
    const known = this.state.clients.get(token);
    if (known) return known;
    const client = new WebClient(token, {
      slackApiUrl: this.parts.url,
      timeout: this.parts.timeoutMs ?? TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      fetch: this.parts.fetch ?? keptFetch,
      logger: SILENT_LOGGER,
    });
    this.state.clients.set(token, client);
    return client;
  }

  private failed(key: string, error: unknown): SlackAnswer<never> {
    if (error instanceof WebAPIRateLimitedError) {
      const afterMs = Math.max(1, error.retryAfter) * 1_000;
      this.state.blockedUntil.set(key, this.parts.clock.now() + afterMs);
      return notSent(afterMs);
    }
    if (error instanceof WebAPIPlatformError) return { ok: false, code: error.data.error };
    if (error instanceof WebAPIHTTPError && error.statusCode < 500)
      return { ok: false, code: `http_${error.statusCode}` };
    // A gateway can fail after Slack has done what was asked.
    return answerLost();
  }
}
