/**
 * One copy of Baton as it is started, with a clock that goes faster than the world's, so that what waits a minute there
 * waits some seconds here. Arguments: the platform's address, the instant at which both clocks show the same, the rate.
 */
import { start } from '../../adapters/runtime/start.js';
import { slackConfig } from '../support/slack/config.js';

const [, , api = '', base = '0', rate = '1'] = process.argv;
const begun = Number(base);
const config = slackConfig(api);
const running = await start(config, { now: () => Math.round(begun + (Date.now() - begun) * Number(rate)) });
console.log(running.address);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
