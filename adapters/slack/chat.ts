/** Carries the product's messages to Slack, and finds another way where the first is closed. */
import type { KnownBlock } from '@slack/types';
import type { Chat, Clock, Delivery, Outbound } from '../../src/ports.js';
import type { Chart, View } from '../../src/view.js';
import { deliverBy, type Later } from '../platform/answer.js';
import type { Fronts, Sent } from '../store/sent.js';
import type { Api, SlackAnswer } from './api.js';
import { meaningOf, rejectsBlocks } from './errors.js';
import { isPerson, type Target, targetOf } from './places.js';
import { fallback, render, type Words } from './render.js';

export interface ChatParts {
  api: Api;
  sent: Sent;
  fronts: Fronts;
  clock: Clock;
  words: Words;
  /** The address of a chart's picture, where Slack can fetch one. */
  picture: ((chart: Chart) => string | undefined) | undefined;
  /** Draws somebody's App Home. */
  publish(workspace: string, person: string, view: View): Promise<SlackAnswer<object>>;
  /** Slack does not know Baton in a workspace any more. */
  ended(workspace: string): Promise<void>;
  /** Slack did not take what we made: told to the people who run Baton, by Slack's code alone. */
  refused(code: string): void;
}

interface Body extends Record<string, unknown> {
  text: string;
  blocks: KnownBlock[];
}

type Posted = { channel?: string; ts?: string };
type Step = () => Promise<SlackAnswer<object>>;

/** About one message a second may go into a channel. */
const CHANNEL_PAUSE_MS = 1_000;
const EVENT = 'baton_message';
const HISTORY = 15;

export class SlackChat implements Chat {
  constructor(private readonly parts: ChatParts) {}

  async deliver(workspace: string, out: Outbound, unconfirmed = false): Promise<Delivery> {
    const there = await this.isThere(workspace, out, unconfirmed);
    // Better late than twice.
    if (typeof there === 'object') return there;
    if (there) return { result: 'sent' };
    const posts = out.to === 'channel' || out.to === 'direct';
    return deliverBy(await this.steps(workspace, out), async (answer) => {
      if (answer.ok) return { result: 'sent', ...(posts && { pauseMs: CHANNEL_PAUSE_MS }) };
      if ('afterMs' in answer) return tryAgain(answer);
      const { code } = answer;
      switch (meaningOf(code)) {
        case 'ended':
          await this.parts.ended(workspace);
          return { result: 'never', why: code };
        case 'later':
          return { result: 'later', afterMs: 5_000, why: code };
        case 'ours':
          this.parts.refused(code);
      }
      return { closed: code };
    });
  }

  /** The ways to say it, the best first; the next is tried where one is closed for good. */
  private async steps(workspace: string, out: Outbound): Promise<Step[]> {
    const { view } = out;
    const direct = (person: string) => () => this.post(workspace, out.id, person, null, view);
    const whisper = (channel: string, person: string, thread: string | null) => () =>
      this.whisper(workspace, channel, person, thread, view);
    if (out.to === 'direct') return [direct(out.person), ...(out.near ? [whisper(out.near, out.person, null)] : [])];
    if (out.to === 'whisper')
      return [
        ...(out.reply ? [this.respond(out.reply, 'ephemeral', view, out.thread)] : []),
        whisper(out.channel, out.person, out.thread),
        direct(out.person),
      ];
    if (out.to === 'channel')
      return [
        () => this.post(workspace, out.id, out.channel, out.thread, view),
        ...(out.reply ? [this.respond(out.reply, 'in_channel', view, out.thread)] : []),
        ...(out.orTo ? [direct(out.orTo)] : []),
      ];
    const target = targetOf(out.message) ?? (await this.known(workspace, out.message));
    return this.change(workspace, out, target, direct, whisper);
  }

  private change(
    workspace: string,
    out: Extract<Outbound, { to: 'message' }>,
    target: Target | undefined,
    direct: (person: string) => Step,
    whisper: (channel: string, person: string, thread: string | null) => Step,
  ): Step[] {
    const { view } = out;
    // A whisper that nobody pressed cannot be changed; what became of it shows on App Home.
    if (!target) return [async () => ({ ok: true, data: {} })];
    if (target.is === 'home') return [() => this.parts.publish(workspace, target.person, view)];
    if (target.is === 'message')
      return [
        () => this.update(workspace, target.channel, target.ts, view, isPerson(out.channel)),
        ...(target.reply ? [this.replace(target.reply, view, !isPerson(out.channel))] : []),
      ];
    const again = isPerson(out.channel) ? [] : [whisper(out.channel, target.person, null)];
    return [this.replace(target.reply, view, false), ...again, direct(target.person)];
  }

  private async known(workspace: string, id: string): Promise<Target | undefined> {
    const spot = await this.parts.sent.find(workspace, id);
    return spot && { is: 'message', channel: spot.place, ts: spot.message, reply: undefined };
  }

  private body(view: View, shared: boolean): Body {
    const { words, picture } = this.parts;
    return { text: fallback(view), blocks: render(view, { surface: 'message', shared, words, picture }) };
  }

  /** Sends, and where Slack does not take the blocks, the words without them. */
  private async send<T>(
    workspace: string,
    method: string,
    body: Body & Record<string, unknown>,
  ): Promise<SlackAnswer<T>> {
    const answer = await this.parts.api.call<T>(workspace, method, body);
    if (answer.ok || 'afterMs' in answer || !rejectsBlocks(answer.code)) return answer;
    this.parts.refused(answer.code);
    // A picture that Slack could not fetch is left out before anything else is.
    const plain = body.blocks.filter((block) => block.type !== 'image');
    if (plain.length < body.blocks.length) return this.send(workspace, method, { ...body, blocks: plain });
    return this.parts.api.call<T>(workspace, method, { ...body, blocks: [] });
  }

  private async post(
    workspace: string,
    id: string,
    channel: string,
    thread: string | null,
    view: View,
  ): Promise<SlackAnswer<object>> {
    const answer = await this.send<Posted>(workspace, 'chat.postMessage', {
      channel,
      ...this.body(view, !isPerson(channel)),
      ...(thread && { thread_ts: thread }),
      metadata: { event_type: EVENT, event_payload: { id } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (!answer.ok) return answer;
    const { channel: place, ts } = answer.data;
    const at = this.parts.clock.now();
    if (place && ts) await this.parts.sent.note(workspace, id, { place, message: ts }, at);
    if (place && isPerson(channel)) await this.met(workspace, channel, place);
    return answer;
  }

  /** From now on the conversation's id is known for this person's. */
  private async met(workspace: string, person: string, place: string): Promise<void> {
    const { fronts } = this.parts;
    if (!(await fronts.of(workspace, person)))
      await fronts.note(workspace, { person, place, at: 0, shows: 'home', hash: '' });
  }

  private whisper(
    workspace: string,
    channel: string,
    user: string,
    thread: string | null,
    view: View,
  ): Promise<SlackAnswer<object>> {
    const body = { channel, user, ...this.body(view, false), ...(thread && { thread_ts: thread }) };
    return this.send(workspace, 'chat.postEphemeral', body);
  }

  private update(
    workspace: string,
    channel: string,
    ts: string,
    view: View,
    own: boolean,
  ): Promise<SlackAnswer<object>> {
    return this.send(workspace, 'chat.update', { channel, ts, ...this.body(view, !own && !channel.startsWith('D')) });
  }

  /** Says it through the address of an interaction: anew in a thread or beside it, or in place of what was pressed. */
  private respond(url: string, how: 'ephemeral' | 'in_channel', view: View, thread: string | null): Step {
    const body = { response_type: how, ...this.body(view, how === 'in_channel'), ...(thread && { thread_ts: thread }) };
    return () => this.parts.api.respond(url, body);
  }

  private replace(url: string, view: View, shared: boolean): Step {
    return () => this.parts.api.respond(url, { replace_original: true, ...this.body(view, shared) });
  }

  /**
   * Whether an earlier attempt did reach Slack: noted by us, or (if unconfirmed) found there by the id in its metadata. Where Slack
   * cannot be asked just now, when to ask again.
   */
  private async isThere(workspace: string, out: Outbound, unconfirmed: boolean): Promise<boolean | Delivery> {
    if (out.to !== 'channel' && out.to !== 'direct') return false;
    if (await this.parts.sent.find(workspace, out.id)) return true;
    if (!unconfirmed) return false;
    const channel =
      out.to === 'channel' && !isPerson(out.channel)
        ? out.channel
        : (await this.parts.fronts.of(workspace, out.to === 'direct' ? out.person : out.channel))?.place;
    if (!channel) return false;
    const thread = out.to === 'channel' ? out.thread : null;
    const method = thread ? 'conversations.replies' : 'conversations.history';
    const args = { channel, limit: HISTORY, include_all_metadata: true, ...(thread && { ts: thread }) };
    const answer = await this.parts.api.call<History>(workspace, method, args);
    if (!answer.ok && ('afterMs' in answer || meaningOf(answer.code) === 'later'))
      return 'afterMs' in answer
        ? tryAgain(answer)
        : { result: 'later', afterMs: 5_000, why: 'no answer', unconfirmed: true };
    const found = answer.ok && answer.data.messages?.find((m) => m.metadata?.event_payload?.id === out.id);
    if (!found) return false;
    await this.parts.sent.note(workspace, out.id, { place: channel, message: found.ts }, this.parts.clock.now());
    return true;
  }
}

interface History {
  messages?: { ts: string; metadata?: { event_payload?: { id?: string } } }[];
}

const tryAgain = ({ afterMs, unconfirmed }: Later): Delivery =>
  unconfirmed
    ? { result: 'later', afterMs, why: 'no answer', unconfirmed }
    : { result: 'later', afterMs, why: 'not its time', unused: true };
