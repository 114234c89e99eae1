/** How often each method of the Web API can be called. */

const MINUTE_MS = 60_000;
/** Above this many, entries that no longer matter are dropped. */
const MAX_ENTRIES = 10_000;

/**
 * Calls a minute by tier (docs.slack.dev/apis/web-api/rate-limits). Posting has a limit for each channel instead, which the
 * outbox keeps. Apps that are sold outside Slack's Marketplace can read history once a minute: Slack says so by 429, and
 * the call is made later.
 */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'views.open': 100,
  'views.update': 100,
  'views.publish': 100,
  'users.info': 100,
  'users.list': 20,
  'auth.teams.list': 20,
  'conversations.info': 50,
  'conversations.members': 100,
  'conversations.history': 50,
  'conversations.replies': 50,
  'bots.info': 50,
  'bookmarks.add': 20,
  'bookmarks.edit': 20,
  'bookmarks.remove': 20,
  'bookmarks.list': 50,
};

/** Spreads the calls of each method in each workspace. Half a minute's share can be used at once. */
export class MethodRateLimiter {
  /** When the next call is due if calls are spread evenly, in epoch ms. */
  private readonly nextAt = new Map<string, number>();
  private dropAbove = MAX_ENTRIES;

  /** How long to wait before a call, in ms; 0 uses up the turn. */
  wait(workspace: string, method: string, now: number): number {
    const perMinute = PER_MINUTE[method];
    if (perMinute === undefined) return 0;
    const key = `${workspace}/${method}`;
    const step = MINUTE_MS / perMinute;
    const at = Math.max(this.nextAt.get(key) ?? 0, now);
    const early = at - now - Math.max(0, MINUTE_MS / 2 - step);
    if (early > 0) return Math.ceil(early);
    this.nextAt.set(key, at + step);
    if (this.nextAt.size > this.dropAbove) this.dropPast(now);
    return 0;
  }

  /** The more are still needed, the longer until it is looked again: each look goes through all of them. */
  private dropPast(now: number): void {
    for (const [key, at] of this.nextAt) if (at <= now) this.nextAt.delete(key);
    this.dropAbove = Math.max(MAX_ENTRIES, 2 * this.nextAt.size);
  }
}
