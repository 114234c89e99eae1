/** The addresses at which Slack reaches Baton, behind its public one. */
export const PATHS = {
  page: '/slack/install',
  redirect: '/slack/oauth_redirect',
  events: '/slack/events',
} as const;
