/** What Slack sends when something happens, checked as far as Baton uses it (docs.slack.dev/reference/events). */
import { z } from 'zod';
import { isObject } from '../../platform/json.js';
import { optional } from './optional.js';
import { slackUser } from './user.js';

const text = z.string();

/** A request of the Events API. */
interface EventRequest {
  /** Slack's id of the event, the same for each delivery. */
  key: string;
  /** Epoch milliseconds; 0 if Slack does not say. */
  at: number;
  event: unknown;
}

/** @throws TypeError if it is not one */
export function readEventRequest(body: unknown): EventRequest {
  if (!isObject(body) || typeof body.event_id !== 'string') throw new TypeError('an event without an id');
  const seconds = typeof body.event_time === 'number' ? body.event_time : 0;
  return { key: body.event_id, at: seconds * 1_000, event: body.event };
}

/** Somebody has reacted. A file, as `item`, has no channel and no `ts`. */
export const reactionEvent = z.object({
  user: text,
  reaction: text,
  item: z.object({ type: text, channel: text.default(''), ts: text.default('') }),
});
/** See `reactionEvent`. */
export type ReactionEvent = z.infer<typeof reactionEvent>;

/** Somebody has opened their conversation with Baton. `tab`: "home" or "messages". */
export const homeOpenedEvent = z.object({ user: text, channel: text, tab: optional(text) });
/** See `homeOpenedEvent`. */
export type HomeOpenedEvent = z.infer<typeof homeOpenedEvent>;

/** Somebody joined or left a channel. */
export const memberEvent = z.object({ user: text, channel: text, inviter: optional(text) });
/** See `memberEvent`. */
export type MemberEvent = z.infer<typeof memberEvent>;

/** A channel was archived, deleted, left, or shared with another company. */
export const channelEvent = z.object({ channel: text });

/** A channel has another name. */
export const channelRenamedEvent = z.object({ channel: z.object({ id: text, name: text }) });

/** A channel has another id, as when it is shared with another organisation. */
export const channelMovedEvent = z.object({ old_channel_id: text, new_channel_id: text });

/** Somebody is new, or has changed. */
export const userEvent = z.object({ user: slackUser });

/** Tokens are no longer good: those of `bot` are Baton's. */
export const tokensRevokedEvent = z.object({ tokens: z.object({ bot: z.array(text).default([]) }) });

/** An organisation has given Baton teams, or has taken them away. */
export const teamAccessEvent = z.object({ team_ids: z.array(text).default([]) });
