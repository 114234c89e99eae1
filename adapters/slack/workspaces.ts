/**
 * Workspaces of Baton in Slack: "slack:T123", or "slack:E123" for an organisation that has installed Baton as a whole. What
 * follows the colon is the id of the installation.
 */

/** The name of the platform, with which its workspaces begin. */
export const SLACK = 'slack';

/** Where a request comes from, as Bolt says. */
export interface Source {
  isEnterpriseInstall: boolean;
  enterpriseId?: string | undefined;
  teamId?: string | undefined;
}

/** The id of the installation that a request belongs to. */
export const installationOf = (source: Source): string =>
  (source.isEnterpriseInstall ? source.enterpriseId : source.teamId) ?? '';

/** "T123" -> "slack:T123" */
export const workspaceOf = (installation: string): string => `${SLACK}:${installation}`;

/** "slack:T123" -> "T123" */
export const installationIn = (workspace: string): string => workspace.slice(SLACK.length + 1);

/** The workspace that a request comes from. */
export const workspaceFrom = (source: Source): string => workspaceOf(installationOf(source));
