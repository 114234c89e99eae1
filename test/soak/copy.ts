/**
 * One copy of Baton as it is started, with a clock that goes faster than the world's, so that what waits a minute there
 * waits some seconds here. Arguments: the platform's address, the instant at which both clocks show the same, the rate.
 */
import { start } from '../../adapters/baton.js';
import { readConfig } from '../../adapters/config.js';
import { SECRET } from '../support/slack/world.js';

const [, , api = '', base = '0', rate = '1'] = process.argv;
const begun = Number(base);
const config = readConfig({
  ...process.env,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'a client secret',
  BATON_URL: 'https://baton.test',
  SLACK_API_URL: `${api}/api/`,
});
const running = await start(config, { now: () => Math.round(begun + (Date.now() - begun) * Number(rate)) });
console.log(running.address);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
