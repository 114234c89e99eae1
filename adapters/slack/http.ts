/** Many workspaces over HTTP: Slack's requests, the pages of an installation, and pictures of charts. */
import type { ServerResponse } from 'node:http';
import { flat } from '../../src/model/text.js';
import { Installations } from '../store/installations.js';
import { Api } from './api.js';
import type { Connection, ConnectionParts } from './connection.js';
import { messageModal } from './forms.js';
import { installPage } from './install-pages.js';
import { OAuthInstalls } from './oauth.js';
import type { SlackInstallation } from './organisations.js';
import { Pictures } from './pictures.js';
import { HttpReceiver } from './receiver.js';
import type { OAuthSettings } from './settings.js';
import { SLACK } from './workspaces.js';

/** @param installed an installation has been made; `by`: who made it */
export function connectByHttp(
  { opened, store, clock, say, fault, fetch }: ConnectionParts,
  settings: OAuthSettings,
  installed: (installation: string, by?: string) => void,
): Connection {
  const installs = new OAuthInstalls({
    ...{ settings, store, clock, fetch, installed, seal: opened.seal },
    installations: new Installations<SlackInstallation>(opened, SLACK),
    page: (id, link) => installPage(say, id, link),
  });
  // For answers that need no token.
  const api = new Api({ url: settings.apiUrl, clock, token: async () => undefined, fetch });
  const pictures = new Pictures(opened.seal, settings.publicUrl);
  const http = new HttpReceiver({
    ...{ clock, fault, signingSecret: settings.signingSecret },
    sorry: flat(say('slack-try-again')),
    window: (text) => ({
      response_action: 'update',
      view: messageModal(flat(say('slack-baton')), text, flat(say('slack-cancel'))),
    }),
    tell: async (url, text) => {
      await api.respond(url, { response_type: 'ephemeral', replace_original: false, text });
    },
    picture: (request, response) => pictures.show(request, response),
    install: (request, response) => installs.ask(request, guard(response)),
    redirect: (request, response) =>
      installs.complete(request, guard(response), (status, page) => show(response, status, page)),
  });
  return { installs, receiver: http, http, picture: (chart) => pictures.address(chart), single: undefined };
}

/** No other site can frame these pages, and they load nothing from elsewhere. */
const guard = (response: ServerResponse): ServerResponse =>
  response
    .setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .setHeader('Referrer-Policy', 'no-referrer');

function show(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(page);
}
