/** The two ways in: one workspace over Socket Mode with two tokens, or many over HTTP with OAuth. */
import type { ServerResponse } from 'node:http';
import { type Receiver, type Installation as SlackInstallation, SocketModeReceiver } from '@slack/bolt';
import { flat } from '../../src/model/text.js';
import type { Clock, Say } from '../../src/ports.js';
import type { Chart } from '../../src/view.js';
import { Installations } from '../store/installations.js';
import type { Opened } from '../store/opened.js';
import type { SqlStore } from '../store/store.js';
import { Api, type Fetch, SILENT } from './api.js';
import { type Authorised, type Installs, OAuthInstalls, OneInstall, PLATFORM } from './installs.js';
import { page } from './pages.js';
import { Pictures } from './pictures.js';
import { HttpReceiver, SocketReceiver } from './receiver.js';
import type { OAuthSettings, SocketSettings } from './settings.js';

export interface WayParts {
  store: SqlStore;
  opened: Opened;
  clock: Clock;
  say: Say;
  fault(error: unknown, key?: string): void;
  fetch?: Fetch | undefined;
}

/** Slack cannot be reached with the tokens that were given; the message says what to look at. */
export class CannotConnect extends Error {
  override name = 'CannotConnect';
}

export interface Way {
  installs: Installs;
  receiver: Receiver;
  /** Answers requests of Slack on Baton's own server; undefined over Socket Mode. */
  http: HttpReceiver | undefined;
  /** The address of a chart's picture; undefined over Socket Mode, where Slack can fetch nothing from here. */
  picture: ((chart: Chart) => string | undefined) | undefined;
  /** Says what is to be done after an installation, once that is known. */
  later(installed: (place: string) => void): void;
}

/** @throws CannotConnect where the token is not accepted */
export async function overSocket(parts: WayParts, settings: SocketSettings): Promise<Way> {
  const { botToken, appToken, apiUrl } = settings;
  const { fetch, fault, clock } = parts;
  const asking = new Api({ url: apiUrl, clock, token: async () => botToken, fetch });
  const answer = await asking.call<{ team_id: string; user_id: string; bot_id?: string }>('', 'auth.test', {});
  if (!answer.ok)
    throw new CannotConnect(
      'code' in answer
        ? `Slack does not accept SLACK_BOT_TOKEN (${answer.code}). Copy the Bot User OAuth Token anew from the app’s page "OAuth & Permissions".`
        : 'Slack cannot be reached. Look at the network of this machine, or at status.slack.com.',
    );
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = answer.data;
  const own: Authorised = { botToken, botUserId, teamId, ...(botId && { botId }) };
  const inner = new SocketModeReceiver({
    appToken,
    logger: SILENT,
    // Not acknowledged: Slack sends it again.
    processEventErrorHandler: async ({ error }) => {
      fault(error);
      return false;
    },
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
  return {
    installs: new OneInstall(teamId, own),
    receiver: new SocketReceiver(inner, fault),
    http: undefined,
    picture: undefined,
    later: () => {},
  };
}

export function overHttp(parts: WayParts, settings: OAuthSettings): Way {
  const { opened, store, clock, say, fault, fetch } = parts;
  let installed: (place: string) => void = () => {};
  const kept = new Installations<SlackInstallation>(opened, PLATFORM);
  const installs = new OAuthInstalls({
    ...{ settings, kept, store, clock, fetch },
    seal: opened.seal,
    page: (id, link) => page(say, id, link),
    installed: (place) => installed(place),
  });
  /** Nothing of another site may stand around these pages, and nothing from elsewhere in them. */
  const guarded = (response: ServerResponse) =>
    response
      .setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .setHeader('Referrer-Policy', 'no-referrer');
  const show = (response: ServerResponse, status: number, body: string) => {
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(body);
  };
  const pictures = new Pictures(opened.seal, settings.publicUrl);
  const http = new HttpReceiver({
    picture: (request, response) => pictures.show(request, response),
    signingSecret: settings.signingSecret,
    clock,
    fault,
    sorry: flat(say('slack-try-again')),
    install: {
      page: (request, response) =>
        installs.provider.handleInstallPath(request, guarded(response), {}, installs.options),
      redirect: (request, response) =>
        installs.provider.handleCallback(request, guarded(response), {
          successAsync: async (installation) => {
            await installs.succeeded(installation as SlackInstallation);
            show(response, 200, page(say, 'installed'));
          },
          failureAsync: async () => show(response, 400, page(say, 'install-failed')),
        }),
    },
  });
  return {
    installs,
    receiver: http,
    http,
    picture: (chart) => pictures.address(chart),
    later: (given) => {
      installed = given;
    },
  };
}
