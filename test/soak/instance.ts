/**
 * An instance of Baton for which time passes faster than it does, so that a lease of a minute lasts some seconds.
 * Arguments: the address of Slack's API, the time in ms at which its clock and the real one agree, how many times faster time
 * passes, and how many ms its machine's clock is off.
 */
import { sql } from 'kysely';
import { start } from '../../adapters/runtime/start.js';
import { clockOf } from '../../adapters/store/clock.js';
import { slackConfig } from '../support/slack/config.js';

const [, , api = '', base = '0', rate = '1', skew = '0'] = process.argv;
const agreed = Number(base);
const machine = {
  wall: () => agreed + (Date.now() - agreed) * Number(rate) + Number(skew),
  elapsed: () => performance.now() * Number(rate),
};
const real = sql<number>`extract(epoch from statement_timestamp()) * 1000`;
const faster = sql<number>`(${agreed}::numeric + (${real} - ${agreed}::numeric) * ${Number(rate)}::numeric)::bigint`;
const running = await start(slackConfig(api), (opened) => clockOf(opened, machine, faster));
console.log(running.address);
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
