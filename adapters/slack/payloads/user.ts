/** What Slack says of a user, checked as far as Baton uses it (docs.slack.dev/reference/objects/user-object). */
import { z } from 'zod';
import { optional } from './optional.js';

const text = z.string();
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
