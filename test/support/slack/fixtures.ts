/** What Slack's side of an installed Baton looks like: settings, signatures, an installation, ids of messages. */
import { createHmac } from 'node:crypto';
import type { OAuthSettings } from '../../../adapters/slack/settings.js';
import type { Clock } from '../../../src/ports/clock.js';

/** The address of the fake Web API. */
export const API = 'http://slack.test/api/';

export const SECRET = 'a signing secret of the tests';

export const SETTINGS: OAuthSettings = {
  mode: 'oauth',
  signingSecret: SECRET,
  clientId: '1.2',
  clientSecret: 'a client secret',
  publicUrl: 'https://baton.test',
  apiUrl: API,
};

/** The headers of a signed request. */
export const sign = (body: string, seconds: number, secret = SECRET): Record<string, string> => ({
  'x-slack-request-timestamp': String(seconds),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
});

/** An installation as Slack's OAuth leaves it. */
export const installationOf = (team: string, token = `xoxb-${team}`) => ({
  team: { id: team, name: team },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { token, scopes: ['chat:write'], id: 'BBATON', userId: 'UBATON' },
  tokenType: 'bot' as const,
  isEnterpriseInstall: false,
  appId: 'A1',
  authVersion: 'v2' as const,
});

/** The id of a message that was written some time ago. */
export const tsOf = (clock: Clock, agoMs = 0): string => ((clock.now() - agoMs) / 1_000).toFixed(6);

/** "@Baton …" in a channel, as an event. */
export const mentionEvent = (text: string, more: object = {}) => ({
  ...{ type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1' },
  text: `<@UBATON> ${text}`,
  ...more,
});
