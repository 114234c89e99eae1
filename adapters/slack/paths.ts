/** The addresses at which Slack reaches Baton, behind its public one. */
export const PATHS = {
  page: '/slack/install',
  redirect: '/slack/oauth_redirect',
  events: '/slack/events',
  /** And the name of a picture behind it. */
  chart: '/slack/chart/',
} as const;
