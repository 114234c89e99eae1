/**
 * Workspaces of Baton in Slack: "slack:T123", one for each team, also where an organisation (Enterprise Grid) has installed
 * Baton as a whole. "slack:E123" is that organisation: nobody speaks there, and what is in it came from older versions.
 */
import { isObject } from '../platform/json.js';

/** The name of the platform, with which its workspaces begin. */
export const SLACK = 'slack';

/** Where a request comes from, as Bolt says. */
export interface Source {
  isEnterpriseInstall: boolean;
  enterpriseId?: string | undefined;
  teamId?: string | undefined;
}

/**
 * Where a request comes from. Word that an organisation has given or taken away teams is the organisation's, though it can
 * name one of them.
 */
export function sourceOf(source: Source, body: unknown): Source {
  const event = isObject(body) && isObject(body.event) ? body.event.type : undefined;
  if (!String(event).startsWith('team_access_')) return source;
  const { enterpriseId } = source;
  return { isEnterpriseInstall: true, enterpriseId };
}

/** "T123" -> "slack:T123" */
export const workspaceOf = (team: string): string => `${SLACK}:${team}`;

/** "slack:T123" -> "T123" */
export const teamIn = (workspace: string): string => workspace.slice(SLACK.length + 1);

/** Whether this is the id of an organisation. */
export const isOrganisation = (id: string): boolean => id.startsWith('E');

/** The workspace that a request comes from: a team's, or the organisation's if it is about no single team. */
export const workspaceFrom = ({ teamId, enterpriseId }: Source): string => workspaceOf(teamId || enterpriseId || '');
