/** People as Slack describes them, and how they belong to the workspace that asks. */
import type { Origin } from '../../src/ports/events.js';
import type { SlackUser } from './payloads/user.js';

type Person = Origin['person'];

/** The team whose people these are, and its organisation on Enterprise Grid. */
export interface Home {
  team: string;
  enterprise: string | undefined;
}

const SLACKBOT = 'USLACKBOT';

const isBot = (user: SlackUser): boolean =>
  user.is_bot === true || user.is_workflow_bot === true || user.id === SLACKBOT;

/**
 * Whether somebody isn't a member of the team. On Enterprise Grid people are members of several teams: `team_id` is then one of
 * them. Whoever is only in another team of the organisation isn't a member of this one.
 */
function isForeign({ team_id, enterprise_user }: SlackUser, { team, enterprise }: Home): boolean {
  if (team_id === undefined || team_id === team) return false;
  if (!enterprise_user || enterprise_user.enterprise_id !== enterprise) return true;
  return enterprise_user.teams !== undefined && !enterprise_user.teams.includes(team);
}

function standingOf(user: SlackUser, home: Home): Person['standing'] {
  if (isBot(user)) return 'bot';
  if (user.is_stranger || isForeign(user, home)) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** A user as the product knows people. Only full members are ever admins. */
export function describedUser(user: SlackUser, home: Home): Person {
  const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || user.id;
  const standing = standingOf(user, home);
  const admin = standing === 'member' && (user.is_admin === true || user.is_owner === true);
  return { id: user.id, name, zone: user.tz ?? '', admin, standing };
}
