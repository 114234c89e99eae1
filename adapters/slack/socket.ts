/** One workspace over Socket Mode, with two tokens from the environment. */
import { SocketModeReceiver } from '@slack/bolt';
import { Api } from './api.js';
import { CannotConnect, type Connection, type ConnectionParts } from './connection.js';
import { SingleInstall } from './installs.js';
import { authTest } from './responses.js';
import type { SocketSettings } from './settings.js';
import { SILENT_LOGGER } from './silent-logger.js';
import { SocketReceiver } from './socket-receiver.js';

/** @throws CannotConnect if Slack does not accept the bot token, or is out of reach */
export async function connectBySocket(parts: ConnectionParts, settings: SocketSettings): Promise<Connection> {
  const installs = await installedBy(parts, settings);
  const inner = new SocketModeReceiver({
    appToken: settings.appToken,
    logger: SILENT_LOGGER,
    // Without an acknowledgement, Slack sends the event again.
    processEventErrorHandler: async ({ error }) => {
      parts.fault(error);
      return false;
    },
    installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl } },
  });
  const receiver = new SocketReceiver(inner, parts.fault);
  return { installs, receiver, http: undefined, picture: undefined, single: installs.installation };
}

/** The installation that the bot token belongs to. */
async function installedBy(
  { clock, fetch }: ConnectionParts,
  { apiUrl, botToken }: SocketSettings,
): Promise<SingleInstall> {
  const api = new Api({ url: apiUrl, clock, token: async () => botToken, fetch });
  const answer = await api.read('', 'auth.test', {}, authTest);
  if (!answer.ok)
    throw new CannotConnect(
      'code' in answer
        ? `Slack does not accept SLACK_BOT_TOKEN (${answer.code}). Copy the Bot User OAuth Token again from the app’s page “OAuth & Permissions”.`
        : 'Baton cannot reach Slack. Check the network of this machine, then status.slack.com.',
    );
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = answer.data;
  return new SingleInstall(teamId, { botToken, botUserId, teamId, ...(botId && { botId }) });
}
