/** The addresses at which Slack reaches Baton, after its public one. */
export const PATHS = {
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
  events: '/slack/events',
  /** Followed by the name of a picture. */
  chart: '/slack/chart/',
} as const;
