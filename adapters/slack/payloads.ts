/** What Slack sends, checked as far as Baton uses it (docs.slack.dev/reference/events and /interaction-payloads). */
import { z } from 'zod';
import { isObject } from '../platform/json.js';
import { wordsOf } from './block-words.js';

/** A field that counts as absent if it is not what it should be. */
const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
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

/** What somebody wrote. */
export interface AuthoredText {
  user: string | undefined;
  /** Whether an app wrote them, as itself or in the name of `user`. */
  byApp: boolean;
  /** In Slack's markup. */
  text: string;
  /** Slack's id of the message, which is its time: "1772445600.000100". */
  ts: string;
  /** The first message of the thread that this one answers in; null outside of threads, and for the first one itself. */
  thread: string | null;
}

/** An event `message` or `app_mention`. */
export interface MessageEvent extends AuthoredText {
  channel: string;
  /** Whether it is in somebody's own conversation with Baton. */
  direct: boolean;
  subtype: string | undefined;
  /** The message that was deleted. */
  deleted: string | undefined;
  /** How a message reads after an edit; undefined if its words are the same, as when Slack unfurls a link. */
  edited: AuthoredText | undefined;
  /** The message that was deleted and leaves a gravestone, because others have answered it. */
  buried: string | undefined;
  /** Slack's id of the edit, where a mention is reported once more. */
  editedAt: string | undefined;
}

const textOr = <T>(value: unknown, other: T): string | T => (typeof value === 'string' ? value : other);

function readAuthored(message: Record<string, unknown>): AuthoredText {
  const { user, bot_id, ts, thread_ts } = message;
  return {
    user: textOr(user, undefined),
    byApp: Boolean(bot_id),
    text: wordsOf(message),
    ts: textOr(ts, ''),
    thread: thread_ts === ts ? null : textOr(thread_ts, '') || null,
  };
}

function readEdit({ message, previous_message: previous }: Record<string, unknown>): AuthoredText | undefined {
  if (!isObject(message) || message.subtype === TOMBSTONE) return undefined;
  const edited = readAuthored(message);
  return isObject(previous) && wordsOf(previous) === edited.text ? undefined : edited;
}

/** Slack puts it in place of a deleted message that has replies. */
const TOMBSTONE = 'tombstone';

/**
 * Reads a message by hand: all messages of all channels come by here, and a schema would take most of their time.
 * @throws TypeError if it is not one
 */
export function readMessage(event: unknown): MessageEvent {
  if (!isObject(event) || typeof event.channel !== 'string') throw new TypeError('a message without a channel');
  return {
    ...readAuthored(event),
    channel: event.channel,
    direct: event.channel_type === 'im',
    subtype: textOr(event.subtype, undefined),
    deleted: textOr(event.deleted_ts, undefined),
    edited: readEdit(event),
    buried:
      isObject(event.message) && event.message.subtype === TOMBSTONE ? textOr(event.message.ts, undefined) : undefined,
    editedAt: isObject(event.edited) ? textOr(event.edited.ts, undefined) : undefined,
  };
}

/** The team of whoever wrote a message; undefined for other events. */
export function senderTeam(event: unknown): string | undefined {
  if (!isObject(event) || (event.type !== 'message' && event.type !== 'app_mention')) return undefined;
  const said = isObject(event.message) ? event.message : event;
  return textOr(said.user_team, undefined) ?? textOr(said.team, undefined);
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

const flag = optional(z.boolean());

/** A user as Slack describes one. */
export const slackUser = z.object({
  id: text,
  team_id: optional(text),
  enterprise_user: optional(z.object({ enterprise_id: optional(text), teams: optional(z.array(text)) })),
  name: optional(text),
  real_name: optional(text),
  tz: optional(text),
  /** Always in events, but in an answer only where it was asked for. */
  locale: optional(text),
  deleted: flag,
  is_bot: flag,
  is_workflow_bot: flag,
  is_admin: flag,
  is_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  profile: optional(z.object({ real_name: optional(text), display_name: optional(text) })),
});
/** See `slackUser`. */
export type SlackUser = z.infer<typeof slackUser>;

/** Somebody is new, or has changed. */
export const userEvent = z.object({ user: slackUser });

/** Tokens are no longer good: those of `bot` are Baton's. */
export const tokensRevokedEvent = z.object({ tokens: z.object({ bot: z.array(text).default([]) }) });

/** An organisation has given Baton teams, or has taken them away. */
export const teamAccessEvent = z.object({ team_ids: z.array(text).default([]) });

/** `/baton …` */
export const slashCommand = z.object({
  text: text.default(''),
  user_id: text,
  user_name: optional(text),
  channel_id: text,
  channel_name: optional(text),
  response_url: text,
  trigger_id: text,
});
/** See `slashCommand`. */
export type SlashCommand = z.infer<typeof slashCommand>;

/** The person who presses, sends or picks something. */
const actor = z.object({ id: text, name: optional(text), username: optional(text) });
const channel = z.object({ id: text, name: optional(text) });

/** What was chosen or filled in, in one element. */
const input = z.object({
  value: optional(text),
  selected_option: optional(z.object({ value: text })),
  selected_user: optional(text),
  selected_date: optional(text),
});
/** See `input`. */
export type InputValue = z.infer<typeof input>;

const action = input.extend({ action_id: text });
/** What was pressed or chosen. */
/** See `action`. */
export type SlackAction = z.infer<typeof action>;

/** A press on a button, or a choice in a menu, in a message or on App Home. */
export const blockActions = z.object({
  user: actor,
  actions: z.array(action),
  trigger_id: text,
  response_url: optional(text),
  channel: optional(channel),
  container: optional(z.object({ is_ephemeral: flag, message_ts: optional(text), thread_ts: optional(text) })),
  message: optional(z.object({ ts: optional(text), thread_ts: optional(text) })),
  view: optional(z.object({ type: text })),
});
/** See `blockActions`. */
export type BlockActions = z.infer<typeof blockActions>;

const plainText = z.looseObject({ type: z.literal('plain_text'), text });
const option = z.looseObject({ text: plainText, value: text });
const field = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('plain_text_input') }),
  z.looseObject({ type: z.literal('users_select') }),
  z.looseObject({ type: z.literal('datepicker') }),
  z.looseObject({ type: z.literal('static_select'), options: z.array(option) }),
]);
const modalBlock = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('section'), text: plainText }),
  z.looseObject({ type: z.literal('alert'), text: plainText }),
  z.looseObject({ type: z.literal('input'), block_id: text, label: plainText, element: field }),
]);

/** A modal of Baton (forms.ts) that was sent, with what was filled in. */
export const sentModal = z.object({
  id: text,
  title: plainText,
  submit: plainText.nullish(),
  close: plainText.nullish(),
  callback_id: text,
  private_metadata: text,
  blocks: z.array(modalBlock),
  /** By block and element. */
  state: z.object({ values: z.record(text, z.record(text, input)) }),
});
/** See `sentModal`. */
export type SentModal = z.infer<typeof sentModal>;

/** A form that was sent, and by whom. */
export const viewSubmission = z.object({ user: actor, view: sentModal, trigger_id: text });
/** See `viewSubmission`. */
export type ViewSubmission = z.infer<typeof viewSubmission>;

/** A command from the menu of a message. */
export const messageAction = z.object({
  callback_id: text,
  user: actor,
  channel,
  message: z.looseObject({ ts: text, thread_ts: optional(text) }),
  response_url: text,
  trigger_id: text,
});
/** See `messageAction`. */
export type MessageAction = z.infer<typeof messageAction>;
