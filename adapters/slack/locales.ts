/** The locales that people have chosen in Slack. They say which number of 5/6 is the day, and are kept in memory only. */
import type { Clock } from '../../src/ports/clock.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';
import { withDeadline } from '../platform/deadline.js';
import { UNKNOWN_MS } from './lookup.js';

/** Changes are reported to one instance only: the others ask again after so long. */
const LIFETIME_MS = 60 * 60_000;
/** A command waits no longer for it: without a locale, 5/6 is asked back. */
const PATIENCE_MS = 1_000;

interface LocaleParts {
  clock: Clock;
  /** Asks Slack, and notes what it says. */
  ask(workspace: string, id: string): Promise<unknown>;
  /** How long an answer is waited for. */
  patienceMs?: number | undefined;
}

/** Locales by person, each asked for once however many events need it. */
export class Locales {
  /** Empty where Slack gives none. */
  private readonly known: ExpiringCache<string>;
  private readonly unanswered: ExpiringCache<true>;
  private readonly requests = new SharedRequests<unknown>();

  constructor(private readonly parts: LocaleParts) {
    this.known = new ExpiringCache(parts.clock, { lifetimeMs: LIFETIME_MS });
    this.unanswered = new ExpiringCache(parts.clock, { lifetimeMs: UNKNOWN_MS });
  }

  /** Such as "en-US"; undefined if Slack gives none, or not in time. */
  async of(workspace: string, id: string): Promise<string | undefined> {
    const key = `${workspace}/${id}`;
    if (this.noted(key) === undefined) {
      const { ask, patienceMs = PATIENCE_MS } = this.parts;
      const asked = this.requests.get(key, () => ask(workspace, id));
      // What goes wrong here is no reason not to carry the command out.
      await withDeadline(asked, patienceMs, () => undefined);
    }
    return this.noted(key) || undefined;
  }

  /** What Slack says. */
  note(workspace: string, id: string, locale: string | undefined): void {
    this.known.set(`${workspace}/${id}`, locale ?? '');
  }

  /** Slack could not say: it is not asked again for a while. */
  noteUnanswered(workspace: string, id: string): void {
    this.unanswered.set(`${workspace}/${id}`, true);
  }

  delete(workspace: string, id: string): void {
    this.known.delete(`${workspace}/${id}`);
  }

  private noted(key: string): string | undefined {
    return this.known.get(key) ?? (this.unanswered.get(key) ? '' : undefined);
  }
}
