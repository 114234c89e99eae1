/** Messages on their way to Slack: each as blocks that Slack takes, by the method that suits it. */

import type { MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Chart, View } from '../../src/view/view.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Api, SlackAnswer } from './api.js';
import type { SlackBlock } from './elements.js';
import { rejectsBlocks } from './errors.js';
import { isPerson } from './places.js';
import { fallback, render } from './render.js';
import type { BlockWords } from './render-options.js';
import { type PostMessageResponse, postedMessage } from './responses.js';

interface PostParts {
  api: Api;
  words: BlockWords;
  /** The address of a chart's picture, if Slack can fetch one. */
  picture: ((chart: Chart) => string | undefined) | undefined;
  clock: Clock;
  /** Slack rejected a message as Baton made it. Reported to whoever runs Baton, by Slack's code alone. */
  rejected(code: string): void;
}

/** A workspace that has refused one of Slack's newer blocks is not sent another for a day. */
const REFUSED_MS = 24 * 3_600_000;
/** Blocks that not every workspace takes. */
const isNative = ({ type }: SlackBlock): boolean => type === 'data_visualization';

/** Where a message goes. `channel` can be a person: their own conversation with Baton. */
export interface Destination {
  workspace: string;
  channel: string;
  thread: string | null;
}

interface Body {
  text: string;
  blocks: SlackBlock[];
}

/** The type of the metadata that tells Baton's messages apart. */
const EVENT_TYPE = 'baton_message';

/** Sends messages. `shared`: whether more than one person sees it. */
export class Posts {
  constructor(
    private readonly parts: PostParts,
    private readonly refused = new ExpiringCache<true>(parts.clock, { lifetimeMs: REFUSED_MS }),
  ) {}

  /** The same ones, for a delivery that may end. */
  while(mayCall: MayCall): Posts {
    return new Posts({ ...this.parts, api: this.parts.api.while(mayCall) }, this.refused);
  }

  /** A new message. @param id Baton's own id of it, kept in Slack's metadata */
  post({ workspace, channel, thread }: Destination, id: string, view: View) {
    const args = {
      channel,
      ...(thread && { thread_ts: thread }),
      metadata: { event_type: EVENT_TYPE, event_payload: { id } },
      unfurl_links: false,
      unfurl_media: false,
    };
    return this.send(workspace, 'chat.postMessage', args, { view, shared: !isPerson(channel) });
  }

  /** A message in a channel that only one person sees. */
  whisper({ workspace, channel, thread }: Destination, user: string, view: View): Promise<SlackAnswer<object>> {
    const args = { channel, user, ...(thread && { thread_ts: thread }) };
    return this.send(workspace, 'chat.postEphemeral', args, { view, shared: false });
  }

  /** In place of an earlier message. */
  update(workspace: string, channel: string, ts: string, view: View, shared: boolean): Promise<SlackAnswer<object>> {
    return this.send(workspace, 'chat.update', { channel, ts }, { view, shared });
  }

  /** By the address of an interaction, which works even if Baton is not in the channel. */
  respond(
    url: string,
    to: 'ephemeral' | 'in_channel',
    thread: string | null,
    view: View,
  ): Promise<SlackAnswer<object>> {
    const body = this.body(view, to === 'in_channel');
    // Left out, it may stand in place of the message whose control was used, for all who see that.
    const beside = { response_type: to, replace_original: false, delete_original: false };
    return this.parts.api.respond(url, { ...beside, ...body, ...(thread && { thread_ts: thread }) });
  }

  /** In place of the message whose control was used, by the address of that interaction. */
  replace(url: string, view: View, shared: boolean): Promise<SlackAnswer<object>> {
    return this.parts.api.respond(url, { replace_original: true, ...this.body(view, shared) });
  }

  private body(view: View, shared: boolean, native = false): Body {
    const { words, picture } = this.parts;
    return { text: fallback(view), blocks: render(view, { surface: 'message', shared, words, picture, native }) };
  }

  /**
   * If Slack rejects the blocks, they are sent in their older form where there is one; then without pictures, which it may be
   * unable to fetch; then the words alone.
   */
  private async send(
    workspace: string,
    method: string,
    args: object,
    { view, shared }: { view: View; shared: boolean },
  ): Promise<SlackAnswer<PostMessageResponse>> {
    const { api, rejected } = this.parts;
    const isNew = this.refused.get(workspace) === undefined;
    const attempt = (body: Body) => api.read(workspace, method, { ...args, ...body }, postedMessage);
    const first = this.body(view, shared, isNew);
    let answer = await attempt(first);
    for (const body of this.simpler(first, view, shared)) {
      if (answer.ok || 'afterMs' in answer || !rejectsBlocks(answer.code)) return answer;
      rejected(answer.code);
      answer = await attempt(body);
      if (answer.ok && first.blocks.some(isNative) && body.blocks.length > 0) this.refused.set(workspace, true);
    }
    return answer;
  }

  /** The same message, ever simpler. */
  private simpler(first: Body, view: View, shared: boolean): Body[] {
    const older = first.blocks.some(isNative) ? this.body(view, shared) : first;
    const plain = older.blocks.filter(({ type }) => type !== 'image');
    return [
      ...(older === first ? [] : [older]),
      ...(plain.length < older.blocks.length ? [{ ...older, blocks: plain }] : []),
      { ...older, blocks: [] },
    ];
  }
}
