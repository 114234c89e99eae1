/** Whether a message has reached Slack before: Baton has noted it, or finds it there by the id in its metadata. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Delivery } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Later } from '../platform/answer.js';
import type { Fronts } from '../store/fronts.js';
import type { Sent } from '../store/sent.js';
import type { Api } from './api.js';
import { isPerson } from './places.js';
import { history } from './responses.js';

interface DeliveredParts {
  api: Api;
  sent: Sent;
  fronts: Fronts;
  clock: Clock;
}

/** Messages on a page of the search: as many as Slack gives an app that is not in its Marketplace. */
const PAGE = 15;
/** Pages that are read at once. A longer search goes on where it ended, when the message is tried again. */
const PAGES = 20;
/** How far Slack's clock and the store's may be apart. Slack's requests are refused if it is more than five minutes. */
const SKEW_MS = 600_000;
/** Of how many messages it is remembered how far their search has come. */
const SEARCHES = 1_000;
/** How long to wait if Slack has a bad moment. */
export const BAD_MOMENT_MS = 5_000;

/** The delivery of a message that has to wait. */
export const deliverLater = ({ afterMs, unconfirmed }: Later): Delivery =>
  unconfirmed
    ? { result: 'later', afterMs, why: 'no answer', unconfirmed }
    : { result: 'later', afterMs, why: 'not its time', unused: true };

/** Slack does not say whether a message is there. */
const STILL_IN_DOUBT: Delivery = { result: 'later', afterMs: BAD_MOMENT_MS, why: 'no answer', unconfirmed: true };

type Post = Extract<Outbound, { to: 'channel' | 'direct' }>;

/** Where a message is looked for. */
interface Search {
  workspace: string;
  out: Post;
  /** Slack's id of the conversation. */
  channel: string;
  /** No attempt was made before this instant, epoch ms. */
  since: number;
}

/** Looks for messages that were delivered before. */
export class Delivered {
  /** Slack's cursor of the page that comes next, by the id of the message that is looked for. */
  private readonly cursors = new BoundedCache<string>(SEARCHES);

  constructor(private readonly parts: DeliveredParts) {}

  /**
   * How a message has been delivered; undefined if it certainly has not. If Slack cannot say, it waits: late is better than twice.
   * @param doubtSince an earlier attempt may have reached Slack, at this instant (epoch ms) or later
   */
  async find(workspace: string, out: Outbound, doubtSince: number | undefined): Promise<Delivery | undefined> {
    if (out.to !== 'channel' && out.to !== 'direct') return undefined;
    if (await this.parts.sent.find(workspace, out.id)) return { result: 'sent' };
    if (doubtSince === undefined) return undefined;
    const channel = await this.conversation(workspace, out);
    // Nobody can look into a conversation whose id only the lost answer said.
    if (!channel) return STILL_IN_DOUBT;
    return this.search({ workspace, out, channel, since: doubtSince - SKEW_MS });
  }

  private async search(search: Search): Promise<Delivery | undefined> {
    const { workspace, out, channel } = search;
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await this.page(search);
      if (!answer.ok) return 'afterMs' in answer ? deliverLater({ ...answer, unconfirmed: true }) : STILL_IN_DOUBT;
      const { messages, response_metadata: { next_cursor: next } = {} } = answer.data;
      const found = messages.find(({ metadata }) => metadata?.event_payload?.id === out.id);
      if (!found && next) {
        this.cursors.set(out.id, next);
        continue;
      }
      this.cursors.delete(out.id);
      if (!found) return undefined;
      await this.parts.sent.note(workspace, out.id, { place: channel, message: found.ts }, this.parts.clock.now());
      return { result: 'sent' };
    }
    return STILL_IN_DOUBT;
  }

  /**
   * The next page of what was said since. A conversation comes with its newest message first, a thread with its oldest
   * (docs.slack.dev/reference/methods/conversations.history and .replies).
   */
  private page({ workspace, out, channel, since }: Search) {
    const thread = out.to === 'channel' ? out.thread : null;
    const cursor = this.cursors.get(out.id);
    const args = {
      channel,
      oldest: (since / 1_000).toFixed(6),
      limit: PAGE,
      include_all_metadata: true,
      ...(thread && { ts: thread }),
      ...(cursor && { cursor }),
    };
    const method = thread ? 'conversations.replies' : 'conversations.history';
    return this.parts.api.read(workspace, method, args, history);
  }

  /** Slack's id of the conversation that a message goes to; undefined if it is not known yet. */
  private async conversation(workspace: string, out: Post): Promise<string | undefined> {
    if (out.to === 'channel' && !isPerson(out.channel)) return out.channel;
    const person = out.to === 'direct' ? out.person : out.channel;
    return (await this.parts.fronts.of(workspace, person))?.place;
  }
}
