/** Addresses of messages in Slack. */
import type { Clock } from '../../src/ports/clock.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Api } from './api.js';
import { UNKNOWN_MS } from './lookup.js';
import { authTest } from './responses.js';

const site = authTest.pick({ url: true });

/** A message: its channel, its id, and the thread that it answers in. */
interface MessageAddress {
  channel: string;
  ts: string;
  thread: string | null;
}

/** What Slack's `chat.getPermalink` gives, without a call for each message. */
export function messageLink(site: string, { channel, ts, thread }: MessageAddress): string {
  const inThread = thread ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `${site}/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}

/** Makes links to messages. */
export class MessageLinks {
  /** The address of each workspace, such as "https://acme.slack.com". */
  private readonly sites: ExpiringCache<string>;
  private readonly unknown: ExpiringCache<true>;

  constructor(
    private readonly api: Api,
    clock: Clock,
  ) {
    this.sites = new ExpiringCache(clock);
    this.unknown = new ExpiringCache(clock, { lifetimeMs: UNKNOWN_MS });
  }

  /** Null if Slack does not say where the workspace is. */
  async of(workspace: string, message: MessageAddress): Promise<string | null> {
    const url = await this.site(workspace);
    return url === undefined ? null : messageLink(url, message);
  }

  private async site(workspace: string): Promise<string | undefined> {
    const known = this.sites.get(workspace);
    if (known || this.unknown.get(workspace)) return known;
    const answer = await this.api.read(workspace, 'auth.test', {}, site);
    const url = answer.ok ? answer.data.url?.replace(/\/+$/, '') : undefined;
    if (url) this.sites.set(workspace, url);
    else this.unknown.set(workspace, true);
    return url;
  }
}
