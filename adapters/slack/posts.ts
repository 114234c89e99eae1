/** Messages on their way to Slack: each as blocks that Slack takes, by the method that suits it. */
import type { KnownBlock } from '@slack/types';
import type { z } from 'zod';
import type { Chart, View } from '../../src/view.js';
import type { Api, SlackAnswer } from './api.js';
import { rejectsBlocks } from './errors.js';
import { isPerson } from './places.js';
import { fallback, render } from './render.js';
import type { BlockWords } from './render-options.js';
import { postedMessage } from './responses.js';

interface PostParts {
  api: Api;
  words: BlockWords;
  /** The address of a chart's picture, if Slack can fetch one. */
  picture: ((chart: Chart) => string | undefined) | undefined;
  /** Slack rejected a message as Baton made it. Reported to whoever runs Baton, by Slack's code alone. */
  rejected(code: string): void;
}

/** Where a message goes. `channel` can be a person: their own conversation with Baton. */
export interface Destination {
  workspace: string;
  channel: string;
  thread: string | null;
}

interface Body {
  text: string;
  blocks: KnownBlock[];
}

/** The type of the metadata that tells Baton's messages apart. */
const EVENT_TYPE = 'baton_message';

/** Sends messages. `shared`: whether more than one person sees it. */
export class Posts {
  constructor(private readonly parts: PostParts) {}

  /** A new message. @param id Baton's own id of it, kept in Slack's metadata */
  post({ workspace, channel, thread }: Destination, id: string, view: View) {
    const body = {
      channel,
      ...this.body(view, !isPerson(channel)),
      ...(thread && { thread_ts: thread }),
      metadata: { event_type: EVENT_TYPE, event_payload: { id } },
      unfurl_links: false,
      unfurl_media: false,
    };
    return this.send(workspace, 'chat.postMessage', body, postedMessage);
  }

  /** A message in a channel that only one person sees. */
  whisper({ workspace, channel, thread }: Destination, user: string, view: View): Promise<SlackAnswer<object>> {
    const body = { channel, user, ...this.body(view, false), ...(thread && { thread_ts: thread }) };
    return this.send(workspace, 'chat.postEphemeral', body, postedMessage);
  }

  /** In place of an earlier message. */
  update(workspace: string, channel: string, ts: string, view: View, shared: boolean): Promise<SlackAnswer<object>> {
    return this.send(workspace, 'chat.update', { channel, ts, ...this.body(view, shared) }, postedMessage);
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

  private body(view: View, shared: boolean): Body {
    const { words, picture } = this.parts;
    return { text: fallback(view), blocks: render(view, { surface: 'message', shared, words, picture }) };
  }

  /** If Slack rejects the blocks, they are sent without pictures, which it may be unable to fetch; then the words alone. */
  private async send<B extends Body, T>(
    workspace: string,
    method: string,
    body: B,
    response: z.ZodType<T>,
  ): Promise<SlackAnswer<T>> {
    const { api, rejected } = this.parts;
    const answer = await api.read(workspace, method, body, response);
    if (answer.ok || 'afterMs' in answer || !rejectsBlocks(answer.code)) return answer;
    rejected(answer.code);
    const plain = body.blocks.filter((block) => block.type !== 'image');
    if (plain.length < body.blocks.length) return this.send(workspace, method, { ...body, blocks: plain }, response);
    return api.read(workspace, method, { ...body, blocks: [] }, response);
  }
}
