/**
 * What Slack's error codes mean for a message (docs.slack.dev/reference/methods, the errors of chat.postMessage,
 * postEphemeral, update and views.publish). Codes that are not here are tried again a few times and then given up.
 */

/**
 * `place`: it cannot be said there, but perhaps elsewhere. `person`: that person cannot be reached. `message`: the message
 * to be changed cannot be. `ours`: Slack does not take what we made. `ended`: Baton is not in that workspace any more.
 * `later`: Slack has a bad moment.
 */
export type Meaning = 'place' | 'person' | 'message' | 'ours' | 'ended' | 'later';

const CODES: Record<Meaning, readonly string[]> = {
  place: [
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
  ],
  person: [
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
    'user_is_bot',
    'not_enabled',
  ],
  message: [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'used_url',
    'expired_url',
    'block_mismatch',
  ],
  ours: [
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
  ],
  ended: ['token_revoked', 'invalid_auth', 'account_inactive', 'not_authed', 'team_access_not_granted'],
  later: [
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
};

const MEANINGS = new Map(
  Object.entries(CODES).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning as Meaning] as const)),
);

export const meaningOf = (code: string): Meaning => MEANINGS.get(code) ?? 'later';

/** Codes of blocks that Slack does not take: the same words may still go through without them. */
export const rejectsBlocks = (code: string): boolean =>
  ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'invalid_arguments'].includes(
    code,
  );
