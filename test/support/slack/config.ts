/** The configuration of a Baton in a process of its own, for a Slack on this machine. */
import { type Config, readConfig } from '../../../adapters/runtime/config.js';
import { SETTINGS } from './fixtures.js';

/** @param address where the stand-in for Slack listens */
export const slackConfig = (address: string): Config =>
  readConfig({
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_SIGNING_SECRET: SETTINGS.signingSecret,
    SLACK_CLIENT_ID: SETTINGS.clientId,
    SLACK_CLIENT_SECRET: SETTINGS.clientSecret,
    BATON_URL: SETTINGS.publicUrl,
    SLACK_API_URL: `${address}/api/`,
  });
