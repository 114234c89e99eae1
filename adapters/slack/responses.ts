/** What Slack's Web API answers, checked as far as Baton uses it (docs.slack.dev/reference/methods). */
import { z } from 'zod';
import { slackUser } from './payloads/user.js';

const text = z.string();
const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** Of `auth.test`: `url` is "https://acme.slack.com/". */
export const authTest = z.object({
  team_id: text,
  enterprise_id: optional(text),
  user_id: text,
  bot_id: optional(text),
  url: optional(text),
});

/** Of `chat.postMessage` and `chat.update`: where the message is. */
export const postedMessage = z.object({ channel: optional(text), ts: optional(text) });
/** See `postedMessage`. */
export type PostMessageResponse = z.infer<typeof postedMessage>;

/** Of `bots.info`: which app a bot is of. */
export const appOfBot = z.object({ bot: z.object({ app_id: text }) });

const bookmark = z.object({ id: text, title: text.catch('') });
/** Of `bookmarks.add`. */
export const changedBookmark = z.object({ bookmark });
/** Of `bookmarks.list`. */
export const bookmarkList = z.object({ bookmarks: z.array(bookmark).default([]) });

/** An empty `next_cursor` ends a list. */
const paged = { response_metadata: optional(z.object({ next_cursor: optional(text) })) };

/** Of `conversations.history` and `conversations.replies`: the messages with what Baton noted in their metadata. */
export const history = z.object({
  ...paged,
  messages: z
    .array(
      z.object({
        ts: text,
        metadata: optional(z.object({ event_payload: optional(z.object({ id: optional(text) })) })),
      }),
    )
    .default([]),
});

/** Of `users.info`. */
export const userInfo = z.object({ user: optional(slackUser) });

/** Of `users.list`. */
export const userList = z.object({ ...paged, members: z.array(slackUser).default([]) });

/** Of `conversations.members`: ids of people. */
export const memberList = z.object({ ...paged, members: z.array(text).default([]) });

/** Of `auth.teams.list`: the teams that an organisation-wide installation covers. */
export const teamList = z.object({ ...paged, teams: z.array(z.object({ id: text })).default([]) });

/** Of `usergroups.list`: `handle` is what people type after the "@". */
export const userGroups = z.object({
  usergroups: z.array(z.object({ id: text, handle: optional(text), name: optional(text) })).default([]),
});

const slackChannelInfo = z.object({
  name: optional(text),
  is_channel: optional(z.boolean()),
  is_private: optional(z.boolean()),
  is_mpim: optional(z.boolean()),
  is_ext_shared: optional(z.boolean()),
  is_org_shared: optional(z.boolean()),
  is_pending_ext_shared: optional(z.boolean()),
  num_members: optional(z.number()),
  /** On Enterprise Grid: the team through which it is seen, and all that share it. */
  context_team_id: optional(text),
  shared_team_ids: optional(z.array(text)),
});
/** A channel as Slack describes one. */
export type SlackChannelInfo = z.infer<typeof slackChannelInfo>;

/** Of `conversations.info`. */
export const channelInfo = z.object({ channel: optional(slackChannelInfo) });
