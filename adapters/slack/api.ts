/** The one place that talks to Slack's Web API: with a time limit, at the pace of each method's tier, and never twice by itself. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Clock } from '../../src/ports.js';
import { type Answer, answerLost, notSent, retryAfterMs } from '../platform/answer.js';

/** What became of a call. `code`: why Slack refused, such as "channel_not_found". */
export type SlackAnswer<T> = Answer<T, { code: string }>;

export type Fetch = NonNullable<WebClientOptions['fetch']>;

export interface ApiParts {
  url: string;
  clock: Clock;
  /** The bot token of a workspace; undefined where Baton is not installed. */
  token(workspace: string): Promise<string | undefined>;
  fetch?: Fetch | undefined;
  /** How long Slack is waited for. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;
/**
 * Calls a minute by tier (docs.slack.dev/apis/web-api/rate-limits). Posting has a limit for each channel instead, which the
 * outbox keeps. Reading history is one a minute for apps that are sold outside the Marketplace: Slack says so by 429, and is
 * waited for.
 */
const A_MINUTE: Record<string, number> = {
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'views.open': 100,
  'views.update': 100,
  'views.publish': 100,
  'users.info': 100,
  'users.list': 20,
  'conversations.info': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
};
const MINUTE = 60_000;
const CLIENTS = 1_000;

/** When the next call of one method may be made, by workspace. Half a minute's share may be used at once. */
class Pace {
  private readonly next = new Map<string, number>();

  /** How long to wait, in ms; 0 takes the turn. */
  wait(key: string, aMinute: number, now: number): number {
    const step = MINUTE / aMinute;
    const at = Math.max(this.next.get(key) ?? 0, now);
    const early = at - now - Math.max(0, MINUTE / 2 - step);
    if (early > 0) return Math.ceil(early);
    this.next.set(key, at + step);
    if (this.next.size > CLIENTS * 10) this.forget(now);
    return 0;
  }

  private forget(now: number): void {
    for (const [key, at] of this.next) if (at <= now) this.next.delete(key);
  }
}

export class Api {
  private readonly clients = new BoundedCache<WebClient>(CLIENTS);
  private readonly pace = new Pace();
  private readonly blocked = new Map<string, number>();

  constructor(private readonly parts: ApiParts) {}

  /** Calls a method with a workspace's token. Never throws for what Slack or the network does. */
  async call<T>(workspace: string, method: string, args: Record<string, unknown>): Promise<SlackAnswer<T>> {
    const key = `${workspace}/${method}`;
    const now = this.parts.clock.now();
    const until = this.blocked.get(key) ?? 0;
    if (until > now) return notSent(until - now);
    const aMinute = A_MINUTE[method];
    const wait = aMinute === undefined ? 0 : this.pace.wait(key, aMinute, now);
    if (wait > 0) return notSent(wait);
    const token = await this.parts.token(workspace);
    if (token === undefined) return { ok: false, code: 'not_authed' };
    try {
      return { ok: true, data: (await this.client(token).apiCall(method, args)) as T };
    } catch (error) {
      return this.failed(key, error);
    }
  }

  /**
   * Answers through the address that came with an interaction.
   * `used_url` where it cannot be used any more: it is good for five answers and half an hour.
   */
  async respond(url: string, body: object): Promise<SlackAnswer<object>> {
    if (!this.trusted(url)) return { ok: false, code: 'used_url' };
    try {
      const response = await (this.parts.fetch ?? fetch)(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.parts.timeoutMs ?? TIMEOUT_MS),
      });
      if (response.ok) return { ok: true, data: {} };
      if (response.status === 429) return notSent(retryAfterMs(response.headers) ?? 1_000);
      if (response.status >= 500) return answerLost();
      return { ok: false, code: 'used_url' };
    } catch {
      return answerLost();
    }
  }

  /** Addresses of Slack alone: what comes back to us through a modal is not to be believed blindly. */
  private trusted(url: string): boolean {
    try {
      const { hostname, host } = new URL(url);
      return /(^|\.)slack(-gov)?\.com$/.test(hostname) || host === new URL(this.parts.url).host;
    } catch {
      return false;
    }
  }

  private client(token: string): WebClient {
    const known = this.clients.get(token);
    if (known) return known;
    const made = new WebClient(token, {
      slackApiUrl: this.parts.url,
      timeout: this.parts.timeoutMs ?? TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      ...(this.parts.fetch && { fetch: this.parts.fetch }),
      logger: SILENT,
    });
    this.clients.set(token, made);
    return made;
  }

  private failed(key: string, error: unknown): SlackAnswer<never> {
    if (error instanceof WebAPIRateLimitedError) {
      const later = Math.max(1, error.retryAfter) * 1_000;
      this.blocked.set(key, this.parts.clock.now() + later);
      return notSent(later);
    }
    if (error instanceof WebAPIPlatformError) return { ok: false, code: error.data.error };
    // A gateway's "no" may have come after the deed.
    if (error instanceof WebAPIHTTPError && error.statusCode < 500)
      return { ok: false, code: `http_${error.statusCode}` };
    return answerLost();
  }
}

const quiet = () => {};
/** Slack's packages say nothing by themselves: faults are counted and logged by Baton, without what was said. */
export const SILENT = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  getLevel: () => 'error' as never,
  setName: quiet,
};
