/** Installations by OAuth, in many workspaces: their tokens are sealed, renewed, and deleted at once when Baton is removed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthorizeResult, Installation as SlackToken } from '@slack/bolt';
import type { InstallProvider } from '@slack/oauth';
import type { Clock } from '../../src/ports/clock.js';
import { LastingCache } from '../platform/cache.js';
import type { InstallPage } from './install-pages.js';
import { installationId, installProvider, type ProviderParts } from './install-provider.js';
import { type Authorization, type Installs, NotInstalled } from './installs.js';
import { SCOPES } from './manifest.js';
import { Organisations, STORE_WAIT_MS, tokenOf } from './organisations.js';
import { PATHS } from './paths.js';
import type { Home } from './standing.js';
import { isOrganisation, type Source, teamIn, workspaceOf } from './workspaces.js';

interface OAuthParts extends ProviderParts {
  clock: Clock;
  /** A page for the person who installs, in Baton's words. @param link where it leads */
  page(id: InstallPage, link?: string): string;
  /** An installation has been made, or a team has come to one. @param by who made it */
  installed(id: string, by?: string): void;
}

/** A token is used this long without asking the store, so every instance notices a removal within a minute. */
const TOKEN_LIFETIME_MS = 60_000;
const TOKENS = 10_000;
/** Slack's refusal where an organisation has taken away one team. */
const TEAM_TAKEN_AWAY = 'team_access_not_granted';

/** Installations that came by OAuth. */
export class OAuthInstalls implements Installs {
  private readonly provider: InstallProvider;
  /** By installation. */
  private readonly authorizations: LastingCache<Authorization>;
  private readonly organisations: Organisations;

  constructor(private readonly parts: OAuthParts) {
    const { clock, installations, installed } = parts;
    this.organisations = new Organisations({ installations, clock, admitted: (team) => installed(team) });
    this.authorizations = new LastingCache(clock, {
      ...{ lifetimeMs: TOKEN_LIFETIME_MS, max: TOKENS, waitMs: STORE_WAIT_MS },
      holds: ({ botTokenExpiresAt = Number.POSITIVE_INFINITY }) => clock.now() < Number(botTokenExpiresAt) * 1_000,
    });
    this.provider = installProvider(parts);
  }

  /** Leads to Slack's question. */
  ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
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
        show(200, this.parts.page('installed', this.appPage(installation)));
      },
      failureAsync: async () => show(400, this.parts.page('install-failed')),
    });
  }

  /** Where Slack opens its app, or the browser, at Baton (docs.slack.dev: deep linking, app_redirect). */
  private appPage({ appId, team }: SlackToken): string {
    const url = new URL('/app_redirect', this.parts.settings.apiUrl);
    if (appId) url.searchParams.set('app', appId);
    if (team) url.searchParams.set('team', team.id);
    return url.toString();
  }

  async authorize(source: Source): Promise<Authorization> {
    const installation = await this.installationFor(source);
    const authorization = await this.authorization(installation);
    if (!isOrganisation(installation)) return authorization;
    // One token for many teams: which one it is depends on the request.
    const { teamId: _, ...shared } = authorization;
    return { ...shared, ...(source.teamId && { teamId: source.teamId }) };
  }

  async token(workspace: string): Promise<string | undefined> {
    const covered = await this.organisations.of(teamIn(workspace));
    if (!covered) return undefined;
    try {
      return (await this.authorization(covered.installation)).botToken;
    } catch (error) {
      if (error instanceof NotInstalled) return undefined;
      throw error;
    }
  }

  async home(workspace: string): Promise<Home> {
    const team = teamIn(workspace);
    return { team, enterprise: (await this.organisations.of(team))?.enterprise };
  }

  async together(workspace: string): Promise<string[]> {
    const team = teamIn(workspace);
    const installation = (await this.organisations.of(team))?.installation ?? team;
    if (!isOrganisation(installation)) return [workspace];
    return (await this.organisations.teams(installation)).map(workspaceOf);
  }

  granted(organisation: string, teams: readonly string[], at: number): Promise<void> {
    return this.organisations.grant(organisation, teams, at);
  }

  async revoked(organisation: string, teams: readonly string[], at: number): Promise<string[]> {
    return (await this.organisations.revoke(organisation, teams, at)).map(workspaceOf);
  }

  async end(workspace: string, at: number): Promise<string[]> {
    const { installations, clock } = this.parts;
    const team = teamIn(workspace);
    const installation = (await this.organisations.of(team))?.installation ?? team;
    if (!(await installations.end(installation, clock.now(), at))) return [];
    return this.ended(installation);
  }

  async refused(workspace: string, code: string): Promise<string[]> {
    const { installations, clock } = this.parts;
    const team = teamIn(workspace);
    const installation = (await this.organisations.of(team))?.installation ?? team;
    if (code === TEAM_TAKEN_AWAY && installation !== team) return this.revoked(installation, [team], clock.now());
    const used = this.authorizations.last(installation);
    this.authorizations.delete(installation);
    const current = await installations.find(installation);
    if (!current) return this.ended(installation);
    if (tokenOf(current.data) !== used?.botToken) return [];
    return (await installations.end(installation, clock.now(), current.installedAt)) ? this.ended(installation) : [];
  }

  async installer(workspace: string): Promise<string | undefined> {
    const covered = await this.organisations.of(teamIn(workspace));
    const found = covered && (await this.parts.installations.find(covered.installation));
    return found && 'user' in found.data ? found.data.user.id : undefined;
  }

  /** The workspaces that end with an installation: of an organisation, all of its teams. */
  private async ended(installation: string): Promise<string[]> {
    const { organisations, parts } = this;
    this.authorizations.delete(installation);
    organisations.forget(installation);
    const teams = isOrganisation(installation) ? await organisations.teams(installation) : [];
    const ended = await organisations.revoke(installation, teams, parts.clock.now());
    return [installation, ...ended].map(workspaceOf);
  }

  /** The installation that a request belongs to. By that of its organisation, a team becomes known. */
  private async installationFor({ isEnterpriseInstall, enterpriseId, teamId }: Source): Promise<string> {
    if (isEnterpriseInstall && enterpriseId && teamId) await this.organisations.meet(enterpriseId, teamId);
    const covered = teamId ? await this.organisations.of(teamId) : undefined;
    return covered?.installation ?? teamId ?? enterpriseId ?? '';
  }

  /** Shared by all requests that need it at the same time. @throws NotInstalled */
  private async authorization(installation: string): Promise<Authorization> {
    const known = await this.authorizations.get(installation, () => this.fresh(installation).catch(goneIfNotInstalled));
    if (!known) throw new NotInstalled();
    return known;
  }

  /** Asks the store, and Slack for new tokens if they are about to expire. If two instances do so at once, one wins. */
  private async fresh(installation: string): Promise<Authorization> {
    const { installations } = this.parts;
    const before = await installations.find(installation);
    if (!before) throw new NotInstalled();
    const isEnterpriseInstall = isOrganisation(installation);
    const [teamId, enterpriseId] = isEnterpriseInstall ? [undefined, installation] : [installation, undefined];
    const query = { isEnterpriseInstall, teamId, enterpriseId };
    try {
      return withToken(await this.provider.authorize(query));
    } catch (error) {
      const now = await installations.find(installation);
      if (!now) throw new NotInstalled();
      if (tokenOf(now.data) === tokenOf(before.data)) throw error;
      return withToken(await this.provider.authorize(query));
    }
  }

  private async succeeded(installation: SlackToken): Promise<void> {
    const { installations, clock, installed } = this.parts;
    const id = installationId(installation);
    await installations.save(id, workspaceOf(id), installation, clock.now());
    this.authorizations.delete(id);
    this.organisations.forget(id);
    installed(id, installation.user.id);
  }
}

/** @throws NotInstalled if there is no bot token, as when only a person's own token was granted */
function withToken(result: AuthorizeResult): Authorization {
  if (!result.botToken) throw new NotInstalled();
  return { ...result, botToken: result.botToken };
}

function goneIfNotInstalled(error: unknown): undefined {
  if (!(error instanceof NotInstalled)) throw error;
}
