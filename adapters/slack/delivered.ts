/** Whether a message has reached Slack before: Baton has noted it, or finds it there by the id in its metadata. */
import type { Clock, Delivery, Outbound } from '../../src/ports.js';
import type { Later } from '../platform/answer.js';
import type { Fronts } from '../store/fronts.js';
import type { Sent } from '../store/sent.js';
import type { Api } from './api.js';
import { refusalKind } from './errors.js';
import { isPerson } from './places.js';
import { history } from './responses.js';

interface DeliveredParts {
  api: Api;
  sent: Sent;
  fronts: Fronts;
  clock: Clock;
}

/** Messages that are searched, the newest of a conversation. */
const SEARCHED = 15;
/** How long to wait if Slack has a bad moment. */
export const BAD_MOMENT_MS = 5_000;

/** The delivery of a message that has to wait. */
export const deliverLater = ({ afterMs, unconfirmed }: Later): Delivery =>
  unconfirmed
    ? { result: 'later', afterMs, why: 'no answer', unconfirmed }
    : { result: 'later', afterMs, why: 'not its time', unused: true };

type Post = Extract<Outbound, { to: 'channel' | 'direct' }>;

/** Looks for messages that were delivered before. */
export class Delivered {
  constructor(private readonly parts: DeliveredParts) {}

  /**
   * How a message has been delivered; undefined if it has not. If Slack cannot say, it waits: late is better than twice.
   * @param unconfirmed an earlier attempt may have reached Slack
   */
  async find(workspace: string, out: Outbound, unconfirmed: boolean): Promise<Delivery | undefined> {
    if (out.to !== 'channel' && out.to !== 'direct') return undefined;
    if (await this.parts.sent.find(workspace, out.id)) return { result: 'sent' };
    return unconfirmed ? this.search(workspace, out) : undefined;
  }

  private async search(workspace: string, out: Post): Promise<Delivery | undefined> {
    const { api, sent, clock } = this.parts;
    const channel = await this.conversation(workspace, out);
    if (!channel) return undefined;
    const thread = out.to === 'channel' ? out.thread : null;
    const method = thread ? 'conversations.replies' : 'conversations.history';
    const args = { channel, limit: SEARCHED, include_all_metadata: true, ...(thread && { ts: thread }) };
    const answer = await api.read(workspace, method, args, history);
    if (!answer.ok) {
      if ('afterMs' in answer) return deliverLater(answer);
      if (refusalKind(answer.code) !== 'retry') return undefined;
      return { result: 'later', afterMs: BAD_MOMENT_MS, why: 'no answer', unconfirmed: true };
    }
    const found = answer.data.messages.find(({ metadata }) => metadata?.event_payload?.id === out.id);
    if (!found) return undefined;
    await sent.note(workspace, out.id, { place: channel, message: found.ts }, clock.now());
    return { result: 'sent' };
  }

  /** Slack's id of the conversation that a message goes to; undefined if it is not known yet. */
  private async conversation(workspace: string, out: Post): Promise<string | undefined> {
    if (out.to === 'channel' && !isPerson(out.channel)) return out.channel;
    const person = out.to === 'direct' ? out.person : out.channel;
    return (await this.parts.fronts.of(workspace, person))?.place;
  }
}
