/** Carries the product's messages to Slack, and finds another way if the first is closed. */
import type { Chat, Delivery, MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { PeopleMessage } from '../../src/ports/outbound.js';
import type { View } from '../../src/view/view.js';
import { deliverBy } from '../platform/answer.js';
import { inOwnThread } from '../platform/own-thread.js';
import type { Fronts } from '../store/fronts.js';
import type { Sent } from '../store/sent.js';
import type { SlackAnswer } from './api.js';
import { BAD_MOMENT_MS, type Delivered, deliverLater } from './delivered.js';
import { refusalKind } from './errors.js';
import type { Headlines } from './headlines.js';
import { isPerson, type MessageRef, parseMessageRef } from './places.js';
import type { Destination, Posts } from './posts.js';
import type { PostMessageResponse } from './responses.js';

interface ChatParts {
  posts: Posts;
  headlines: Headlines;
  delivered: Delivered;
  sent: Sent;
  fronts: Fronts;
  clock: Clock;
  /** Shows a view on somebody's App Home. */
  publish(workspace: string, person: string, view: View, mayCall?: MayCall): Promise<SlackAnswer<object>>;
  /** Slack has refused the token of a workspace. @param code why @returns whether Baton is no longer installed there */
  refused(workspace: string, code: string): Promise<boolean>;
  /** Slack rejected a message as Baton made it. Reported to whoever runs Baton, by Slack's code alone. */
  rejected(code: string): void;
}

/** One way to deliver a message. */
type Way = () => Promise<SlackAnswer<object>>;
type MessageUpdate = Extract<PeopleMessage, { to: 'message' }>;

/** Slack takes about one message a second in a channel. */
const CHANNEL_PAUSE_MS = 1_000;

/** Slack as a platform of the product. */
export class SlackChat implements Chat {
  constructor(private readonly parts: ChatParts) {}

  deliver(workspace: string, message: PeopleMessage, doubtSince?: number, mayCall?: MayCall): Promise<Delivery> {
    const chat = mayCall ? this.while(mayCall) : this;
    return chat.carry(workspace, message, doubtSince);
  }

  private while(mayCall: MayCall): SlackChat {
    const { posts, headlines, publish } = this.parts;
    return new SlackChat({
      ...this.parts,
      posts: posts.while(mayCall),
      headlines: headlines.while(mayCall),
      publish: (workspace, person, view) => publish(workspace, person, view, mayCall),
    });
  }

  private async carry(workspace: string, message: PeopleMessage, doubtSince: number | undefined): Promise<Delivery> {
    const out = await inOwnThread(this.parts.sent, workspace, message);
    const before = await this.parts.delivered.find(workspace, out, doubtSince);
    if (before) return before;
    const pause = out.to === 'channel' || out.to === 'direct' ? { pauseMs: CHANNEL_PAUSE_MS } : {};
    return deliverBy(await this.ways(workspace, out, doubtSince !== undefined), async (answer) =>
      answer.ok ? { result: 'sent', ...pause } : this.settle(workspace, answer),
    );
  }

  /** What a message becomes that could not be delivered in one way. */
  private async settle(
    workspace: string,
    answer: Exclude<SlackAnswer<object>, { ok: true }>,
  ): Promise<Delivery | { closed: string }> {
    if ('afterMs' in answer) return deliverLater(answer);
    const { code } = answer;
    switch (refusalKind(code)) {
      case 'ended':
        if (await this.parts.refused(workspace, code)) return { result: 'never', why: code };
        return { result: 'later', afterMs: BAD_MOMENT_MS, why: code };
      case 'retry':
        return { result: 'later', afterMs: BAD_MOMENT_MS, why: code };
      case 'unknown':
        return { result: 'later', afterMs: BAD_MOMENT_MS, why: code, refused: true };
      case 'rejected':
        this.parts.rejected(code);
    }
    return { closed: code };
  }

  /** The ways to deliver a message, the best one first. @param inDoubt an earlier attempt may have reached Slack */
  private async ways(workspace: string, out: PeopleMessage, inDoubt: boolean): Promise<Way[]> {
    const { posts, headlines } = this.parts;
    const { view } = out;
    const direct = (person: string): Way => this.post({ workspace, channel: person, thread: null }, out);
    const whisper = (channel: string, thread: string | null, person: string): Way => {
      return () => posts.whisper({ workspace, channel, thread }, person, view);
    };
    switch (out.to) {
      case 'direct':
        return [direct(out.person), ...(out.near ? [whisper(out.near, null, out.person)] : [])];
      case 'whisper': {
        const { reply, thread } = out;
        const respond: Way[] = reply ? [() => posts.respond(reply, 'ephemeral', thread, view)] : [];
        return [...respond, whisper(out.channel, thread, out.person), direct(out.person)];
      }
      case 'channel': {
        const { channel, reply, thread, orTo } = out;
        const respond: Way[] = reply ? [() => posts.respond(reply, 'in_channel', thread, view)] : [];
        return [this.post({ workspace, channel, thread }, out), ...respond, ...(orTo ? [direct(orTo)] : [])];
      }
      case 'headline': {
        const { orTell } = out;
        const tell = orTell && this.post({ workspace, channel: orTell.person, thread: null }, { ...out, ...orTell });
        return [() => headlines.show(workspace, out, inDoubt), ...(tell ? [tell] : [])];
      }
      case 'message': {
        const target = parseMessageRef(out.message) ?? (await this.sentTo(workspace, out.message));
        if (target?.is !== 'whisper') return this.change(workspace, out, target);
        // In place of the whisper, as a new one in the same channel, or as a direct message.
        const again = isPerson(out.channel) ? [] : [whisper(out.channel, null, target.person)];
        return [() => posts.replace(target.reply, view, false), ...again, direct(target.person)];
      }
    }
  }

  /** The ways to change a message that is not a whisper. */
  private change(
    workspace: string,
    { channel, view }: MessageUpdate,
    target: Exclude<MessageRef, { is: 'whisper' }> | undefined,
  ): Way[] {
    const { posts, publish } = this.parts;
    // A whisper that nobody has pressed cannot be changed. How it ended is on App Home.
    if (!target) return [async () => ({ ok: true, data: {} })];
    if (target.is === 'home') return [() => publish(workspace, target.person, view)];
    const { ts, reply } = target;
    const shared = !isPerson(channel);
    return [
      () => posts.update(workspace, target.channel, ts, view, shared && !target.channel.startsWith('D')),
      ...(reply ? [() => posts.replace(reply, view, shared)] : []),
    ];
  }

  /** A message of Baton's that has been posted, by Baton's own id of it. */
  private async sentTo(workspace: string, id: string): Promise<MessageRef | undefined> {
    const spot = await this.parts.sent.find(workspace, id);
    return spot && { is: 'message', channel: spot.place, ts: spot.message, reply: undefined };
  }

  /** Posts a message, and notes where it is. */
  private post(to: Destination, { id, view }: PeopleMessage): Way {
    return async () => {
      const answer = await this.parts.posts.post(to, id, view);
      if (answer.ok) await this.note(to, id, answer.data);
      return answer;
    };
  }

  private async note({ workspace, channel }: Destination, id: string, posted: PostMessageResponse): Promise<void> {
    const { sent, fronts, clock } = this.parts;
    const { channel: place, ts } = posted;
    if (!place) return;
    if (ts) await sent.note(workspace, id, { place, message: ts }, clock.now());
    // The conversation is known by its person until Slack says its id.
    if (isPerson(channel) && !(await fronts.of(workspace, channel)))
      await fronts.note(workspace, { person: channel, place, at: 0, shows: 'home', hash: '' });
  }
}
