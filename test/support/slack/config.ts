/** The configuration of a Baton in a process of its own, whose Slack is at an address of this machine. */
import { type Config, readConfig } from '../../../adapters/runtime/config.js';
import { SECRET } from './world.js';

export const slackConfig = (address: string): Config =>
  readConfig({
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'a client secret',
    BATON_URL: 'https://baton.test',
    SLACK_API_URL: `${address}/api/`,
  });
