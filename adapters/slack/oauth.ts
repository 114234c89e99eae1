/** Installations by OAuth, in many workspaces: their tokens are sealed, renewed, and deleted at once when Baton is removed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthorizeResult, Installation } from '@slack/bolt';
import { type InstallationStore, InstallProvider } from '@slack/oauth';
import type { Clock } from '../../src/ports.js';
import { ExpiringCache } from '../platform/cache.js';
import type { Installations } from '../store/installations.js';
import type { Seal } from '../store/seal.js';
import type { SqlStore } from '../store/store.js';
import type { Fetch } from './api.js';
import type { InstallPage } from './install-pages.js';
import { type Authorization, type Installs, NotInstalled } from './installs.js';
import { SCOPES } from './manifest.js';
import { oauthStates } from './oauth-state.js';
import { PATHS } from './paths.js';
import type { OAuthSettings } from './settings.js';
import { SILENT_LOGGER } from './silent-logger.js';
import { installationIn, installationOf, type Source, workspaceOf } from './workspaces.js';

/** An installation as Slack's package keeps it, with its tokens. */
export type SlackInstallation = Installation;

interface OAuthParts {
  settings: OAuthSettings;
  installations: Installations<SlackInstallation>;
  store: SqlStore;
  seal: Seal;
  clock: Clock;
  fetch?: Fetch | undefined;
  /** A page for the person who installs, in Baton's words. */
  page(id: InstallPage, link?: string): string;
  /** An installation has been made. */
  installed(installation: string): void;
}

/** A token is used this long without asking the store, so every instance notices a removal within a minute. */
const TOKEN_LIFETIME_MS = 60_000;
const TOKENS = 10_000;
const TIMEOUT_MS = 8_000;

/** Installations that came by OAuth. */
export class OAuthInstalls implements Installs {
  private readonly provider: InstallProvider;
  /** By installation. */
  private readonly authorizations: ExpiringCache<Promise<Authorization>>;

  constructor(private readonly parts: OAuthParts) {
    const { settings, page, fetch, clock, seal, store } = parts;
    this.authorizations = new ExpiringCache(clock, { lifetimeMs: TOKEN_LIFETIME_MS, max: TOKENS });
    this.provider = new InstallProvider({
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      installationStore: this.installationStore(),
      stateStore: oauthStates(seal, store),
      logger: SILENT_LOGGER,
      renderHtmlForInstallPath: (url) => page('install', url),
      authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).toString(),
      clientOptions: { slackApiUrl: settings.apiUrl, timeout: TIMEOUT_MS, ...(fetch && { fetch }) },
    });
  }

  /** Answers with the page that leads to Slack's question. */
  showInstallPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const redirectUri = `${this.parts.settings.publicUrl}${PATHS.redirect}`;
    return this.provider.handleInstallPath(request, response, {}, { scopes: [...SCOPES], redirectUri });
  }

  /** Completes an installation when Slack sends the person back. @param show answers with a page */
  complete(
    request: IncomingMessage,
    response: ServerResponse,
    show: (status: number, page: string) => void,
  ): Promise<void> {
    return this.provider.handleCallback(request, response, {
      successAsync: async (installation) => {
        await this.succeeded(installation);
        show(200, this.parts.page('installed'));
      },
      failureAsync: async () => show(400, this.parts.page('install-failed')),
    });
  }

  authorize(source: Source): Promise<Authorization> {
    const installation = installationOf(source);
    const known = this.authorizations.get(installation);
    if (known) return known;
    const fresh = this.fresh(source, installation);
    fresh.catch(() => this.authorizations.delete(installation));
    this.authorizations.set(installation, fresh);
    return fresh;
  }

  async token(workspace: string): Promise<string | undefined> {
    const id = installationIn(workspace);
    const isEnterpriseInstall = id.startsWith('E');
    const source = isEnterpriseInstall
      ? { isEnterpriseInstall, enterpriseId: id }
      : { isEnterpriseInstall, teamId: id };
    try {
      return (await this.authorize(source)).botToken;
    } catch (error) {
      if (error instanceof NotInstalled) return undefined;
      throw error;
    }
  }

  async end(installation: string, at: number): Promise<boolean> {
    const { installations, clock } = this.parts;
    const ended = await installations.end(installation, clock.now(), at);
    if (ended) this.authorizations.delete(installation);
    return ended;
  }

  async refused(installation: string): Promise<boolean> {
    const { installations, clock } = this.parts;
    const used = await this.authorizations.get(installation)?.catch(() => undefined);
    this.authorizations.delete(installation);
    const current = await installations.find(installation);
    if (!current) return true;
    if (current.data.bot?.token !== used?.botToken) return false;
    return installations.end(installation, clock.now(), current.installedAt);
  }

  async installer(installation: string): Promise<string | undefined> {
    return (await this.parts.installations.find(installation))?.data.user.id;
  }

  /** Asks the store, and Slack for new tokens if they are about to expire. If two instances do so at once, one wins. */
  private async fresh(source: Source, installation: string): Promise<Authorization> {
    const { installations } = this.parts;
    const before = await installations.find(installation);
    if (!before) throw new NotInstalled();
    const query = { ...source, teamId: source.teamId, enterpriseId: source.enterpriseId };
    try {
      return withToken(await this.provider.authorize(query));
    } catch (error) {
      const now = await installations.find(installation);
      if (!now) throw new NotInstalled();
      if (now.data.bot?.token === before.data.bot?.token) throw error;
      return withToken(await this.provider.authorize(query));
    }
  }

  private async succeeded(installation: SlackInstallation): Promise<void> {
    const { installations, clock, installed } = this.parts;
    const id = idOf(installation);
    await installations.save(id, workspaceOf(id), installation, clock.now());
    this.authorizations.delete(id);
    installed(id);
  }

  private installationStore(): InstallationStore {
    const { installations } = this.parts;
    return {
      storeInstallation: async (installation) => {
        const id = idOf(installation);
        await installations.save(id, workspaceOf(id), installation);
      },
      fetchInstallation: async (query) => {
        const found = await installations.find(installationOf(query));
        if (!found) throw new NotInstalled();
        return found.data;
      },
    };
  }
}

/** @throws NotInstalled if there is no bot token, as when only a person's own token was granted */
function withToken(result: AuthorizeResult): Authorization {
  if (!result.botToken) throw new NotInstalled();
  return { ...result, botToken: result.botToken };
}

const idOf = ({ isEnterpriseInstall, enterprise, team }: SlackInstallation): string =>
  installationOf({
    isEnterpriseInstall: isEnterpriseInstall === true,
    enterpriseId: enterprise?.id,
    teamId: team?.id,
  });
