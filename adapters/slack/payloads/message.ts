/** What Slack says of a message, checked as far as Baton uses it (docs.slack.dev/reference/events/message). */
import { isObject } from '../../platform/json.js';
import { wordsOf } from '../block-words.js';

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
