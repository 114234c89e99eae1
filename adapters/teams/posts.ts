/** Sends messages into conversations, at the rate each conversation allows. */

import type { MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import { notSent } from '../platform/answer.js';
import type { Conversation } from '../store/records.js';
import { tenantOfWorkspace } from './activity.js';
import type { MessageBody, OutgoingMessage } from './composer.js';
import {
  type Connector,
  type ConnectorRequest,
  stringField,
  type TeamsAnswer,
  type TeamsRefusal,
} from './connector.js';
import { inThread, threadRoot } from './conversation-ids.js';
import { refusalKind } from './errors.js';
import { RateLimiter } from './rate-limiter.js';

interface PostsParts {
  connector: Connector;
  clock: Clock;
  /** Teams rejected a message as Baton made it. Reported to whoever runs Baton, by Teams' code alone. */
  rejected(code: string): void;
}

/** Where a message was posted. */
export interface PostedMessage {
  conversation: string;
  /** The message's id; undefined if Teams did not say. */
  activity?: string | undefined;
}

type PostRequest = Pick<ConnectorRequest, 'service' | 'workspace' | 'method' | 'path'>;
type Wrap = (body: MessageBody) => object;

/** Messages into one conversation (learn.microsoft.com: "Optimize your bot: Rate limiting", per bot per thread). */
export const THREAD_LIMITS = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
/** Instances do not count each other's messages. This pause, which the outbox keeps for all of them, is all they share. */
const SHORTEST_PAUSE_MS = 500;
/** Marks a request as a message for one person's eyes. Without it in the address, everybody would see the message. */
const TARGETED = '?isTargetedActivity=true';

/** Sends messages. */
export class Posts {
  constructor(
    private readonly parts: PostsParts,
    private readonly limiter = new RateLimiter(THREAD_LIMITS),
  ) {}

  /** The same ones, for a delivery that may end. */
  while(mayCall: MayCall): Posts {
    return new Posts({ ...this.parts, connector: this.parts.connector.while(mayCall) }, this.limiter);
  }

  /** How long nothing more can go into a conversation, in ms. */
  pause(workspace: string, conversation: string): number {
    return Math.max(SHORTEST_PAUSE_MS, this.limiter.wait(`${workspace}/${conversation}`, this.parts.clock.now()));
  }

  /** Posts into a thread of a channel, or starts a thread if `root` is null. A chat has no threads. */
  into(
    workspace: string,
    known: Conversation,
    root: string | null,
    message: OutgoingMessage,
  ): Promise<TeamsAnswer<PostedMessage>> {
    if (known.kind !== 'channel') return this.post(workspace, known.service, known.id, message);
    if (root === null) return this.startThread(workspace, known, message);
    return this.post(workspace, known.service, inThread(known.id, root), message);
  }

  /** Posts into a conversation or thread. */
  async post(
    workspace: string,
    service: string,
    conversation: string,
    message: OutgoingMessage,
    targeted = false,
  ): Promise<TeamsAnswer<PostedMessage>> {
    const path = `${activitiesPath(conversation)}${targeted ? TARGETED : ''}`;
    const answer = await this.send(conversation, { service, workspace, method: 'POST', path }, message);
    return answer.ok ? { ok: true, data: { conversation, activity: answer.data.id } } : answer;
  }

  /** Starts a thread in a channel. */
  async startThread(
    workspace: string,
    { id, service, bot }: Conversation,
    message: OutgoingMessage,
  ): Promise<TeamsAnswer<PostedMessage>> {
    const tenant = { id: tenantOfWorkspace(workspace) };
    const thread = { isGroup: true, bot: { id: bot }, tenantId: tenant.id, channelData: { channel: { id }, tenant } };
    const request: PostRequest = { service, workspace, method: 'POST', path: 'v3/conversations' };
    const answer = await this.send(id, request, message, (activity) => ({ ...thread, activity }));
    if (!answer.ok) return answer;
    // Some answers give the id of the new thread, others only that of the message.
    const { activityId, id: given } = answer.data;
    const activity = activityId ?? (given && (threadRoot(given) ?? given));
    return { ok: true, data: { conversation: inThread(id, activity ?? null), activity } };
  }

  /** Shows that Baton is at work, until it says something or some seconds have passed. Not at all costs: it takes no message's place. */
  async typing(workspace: string, service: string, conversation: string): Promise<void> {
    const { connector, clock } = this.parts;
    const key = `${workspace}/${conversation}`;
    if (this.limiter.wait(key, clock.now()) > 0) return;
    this.limiter.take(key, clock.now());
    const path = activitiesPath(conversation);
    await connector.call({ service, workspace, method: 'POST', path, body: { type: 'typing' } }, () => undefined);
  }

  /** Replaces an earlier message. */
  async update(
    workspace: string,
    service: string,
    { conversation, activity, targeted }: { conversation: string; activity: string; targeted: boolean },
    message: OutgoingMessage,
  ): Promise<TeamsAnswer<PostedMessage>> {
    const path = `${activitiesPath(conversation)}/${encodeURIComponent(activity)}${targeted ? TARGETED : ''}`;
    const request: PostRequest = { service, workspace, method: 'PUT', path };
    const answer = await this.send(conversation, request, message, (body) => ({ ...body, id: activity }));
    return answer.ok ? { ok: true, data: { conversation, activity } } : answer;
  }

  /** Sends at the conversation's rate; if Teams rejects the card, its words go instead. */
  private async send(
    conversation: string,
    request: PostRequest,
    { body, words }: OutgoingMessage,
    wrap: Wrap = (one) => one,
  ): Promise<TeamsAnswer<PostResponse>> {
    const { connector, clock, rejected } = this.parts;
    const key = `${request.workspace}/${conversation}`;
    const wait = this.limiter.wait(key, clock.now());
    if (wait > 0) return notSent(wait);
    this.limiter.take(key, clock.now());
    const answer = await connector.call({ ...request, body: wrap(body) }, parsePostResponse);
    if (!isRejected(answer, request.method === 'PUT')) return answer;
    rejected(answer.code);
    return connector.call({ ...request, body: wrap(withoutCard(body, words)) }, parsePostResponse);
  }
}

const activitiesPath = (conversation: string): string =>
  `v3/conversations/${encodeURIComponent(conversation)}/activities`;

function isRejected(answer: TeamsAnswer<unknown>, isUpdate: boolean): answer is TeamsRefusal & { ok: false } {
  return 'status' in answer && refusalKind(answer.status, answer.code, isUpdate) === 'rejected';
}

/** The message without its card. */
function withoutCard({ attachments: _, summary: __, ...rest }: MessageBody, words: string): MessageBody {
  return { ...rest, text: words, textFormat: 'plain' };
}

/** What Teams answers to a post. */
interface PostResponse {
  id: string | undefined;
  activityId: string | undefined;
}

const parsePostResponse = (json: unknown): PostResponse => ({
  id: stringField(json, 'id'),
  activityId: stringField(json, 'activityId'),
});
