/** The yardstick: a Bolt app with its own receiver that ignores everything it gets. */
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { SILENT_LOGGER } from '../../adapters/slack/silent-logger.js';
import { SECRET } from '../support/slack/fixtures.js';

const app = new App({
  signingSecret: SECRET,
  authorize: async () => ({ botToken: 'xoxb-T1', botId: 'BBATON', botUserId: 'UBATON' }),
  logger: SILENT_LOGGER,
});
app.message(async () => {});
app.command('/baton', async ({ ack }) => ack());
const server = await app.start({ port: 0, host: '127.0.0.1' });
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
