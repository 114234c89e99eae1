/**
 * What Slack's error codes mean for a message (docs.slack.dev/reference/methods, the errors of chat.postMessage,
 * postEphemeral, update, views.publish and bookmarks.add). A message with a code that is not here is tried again a few times and then given up.
 */

/**
 * - `closed`: it cannot be said there, or to that person, but perhaps in another way.
 * - `gone`: the message to be changed can no longer be changed.
 * - `rejected`: Slack does not accept the message as Baton made it.
 * - `ended`: Baton is no longer installed in that workspace.
 * - `retry`: Slack has a bad moment.
 * - `unknown`: nobody knows.
 */
const KINDS = ['closed', 'gone', 'rejected', 'ended', 'retry', 'unknown'] as const;
/** What a refusal means. */
type RefusalKind = (typeof KINDS)[number];

const CODES: Record<RefusalKind, readonly string[]> = {
  closed: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'user_not_in_channel',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'thread_not_found',
    'no_permission',
    'ekm_access_denied',
    'team_not_found',
    'messages_tab_disabled',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
    'user_is_bot',
    'not_enabled',
    'access_denied',
    'permission_denied',
    'not_implemented',
    'too_many_bookmarks',
  ],
  gone: ['message_not_found', 'cant_update_message', 'edit_window_closed', 'used_url', 'expired_url', 'block_mismatch'],
  rejected: [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'view_too_large',
    'missing_scope',
    'method_deprecated',
    'unknown_method',
    'invalid_link',
    'invalid_emoji',
    'invalid_bookmark_type',
  ],
  ended: ['token_revoked', 'invalid_auth', 'account_inactive', 'not_authed', 'team_access_not_granted'],
  retry: [
    'ratelimited',
    'rate_limited',
    'accesslimited',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'token_expired',
    'org_login_required',
    'team_added_to_org',
  ],
  unknown: [],
};

const BY_CODE = new Map(KINDS.flatMap((kind) => CODES[kind].map((code) => [code, kind] as const)));

/** What a code means for a message. */
export const refusalKind = (code: string): RefusalKind => BY_CODE.get(code) ?? 'unknown';

const BLOCK_CODES = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_arguments',
]);

/** Whether Slack refuses the blocks of a message. It can still take the same words without them. */
export const rejectsBlocks = (code: string): boolean => BLOCK_CODES.has(code);
