/**
 * An instance of Baton whose clock runs faster than real time, so that a lease of a minute lasts some seconds.
 * Arguments: the address of Slack's API, the time in ms at which both clocks agree, and how many times faster this one runs.
 */
import { start } from '../../adapters/runtime/start.js';
import { slackConfig } from '../support/slack/config.js';

const [, , api = '', base = '0', rate = '1'] = process.argv;
const agreed = Number(base);
const now = () => Math.round(agreed + (Date.now() - agreed) * Number(rate));
const running = await start(slackConfig(api), { now });
console.log(running.address);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
