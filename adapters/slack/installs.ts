/** Where Baton is installed in Slack: OAuth for many workspaces, two tokens for one; tokens sealed, renewed, and gone at once when it ends. */
import { randomUUID } from 'node:crypto';
import type { AuthorizeResult, Installation as SlackInstallation } from '@slack/bolt';
import { type InstallationQuery, type InstallationStore, InstallProvider, type StateStore } from '@slack/oauth';
import type { Clock } from '../../src/ports.js';
import { ExpiringCache } from '../platform/cache.js';
import { isFirst } from '../platform/once.js';
import type { Installations } from '../store/installations.js';
import type { Seal } from '../store/seal.js';
import type { SqlStore } from '../store/store.js';
import type { Fetch } from './api.js';
import { SILENT } from './api.js';
import { SCOPES } from './manifest.js';
import { PATHS } from './paths.js';
import type { OAuthSettings } from './settings.js';

export const PLATFORM = 'slack';

/** What Bolt knows of where an event comes from. */
export interface Source {
  isEnterpriseInstall: boolean;
  enterpriseId?: string | undefined;
  teamId?: string | undefined;
}

/** The place that installed Baton: an organisation as a whole, or one workspace. It is one workspace of Baton's. */
export const placeOf = (source: Source): string =>
  (source.isEnterpriseInstall ? source.enterpriseId : source.teamId) ?? '';

export const workspaceOf = (place: string): string => `${PLATFORM}:${place}`;
export const placeIn = (workspace: string): string => workspace.slice(PLATFORM.length + 1);

export interface Authorised extends AuthorizeResult {
  botToken: string;
  botUserId: string;
}

/** The tokens of every workspace. */
export interface Installs {
  authorize(source: Source): Promise<Authorised>;
  token(workspace: string): Promise<string | undefined>;
  /** Baton is not in the place any more. Word that is older than its installation is about an earlier one, and false. */
  end(place: string, at: number): Promise<boolean>;
  /** The person who installed it; undefined where that is not known. */
  installer(place: string): Promise<string | undefined>;
}

/** No installation, or one that has ended: events from there are let go. */
export class NotInstalled extends Error {
  override name = 'NotInstalled';
}

/** One workspace, with its token from the environment. */
export class OneInstall implements Installs {
  constructor(
    private readonly place: string,
    private readonly own: Authorised,
  ) {}

  get workspace(): string {
    return workspaceOf(this.place);
  }

  async authorize(): Promise<Authorised> {
    return this.own;
  }

  async token(workspace: string): Promise<string | undefined> {
    return workspace === this.workspace ? this.own.botToken : undefined;
  }

  async end(): Promise<boolean> {
    return true;
  }

  async installer(): Promise<undefined> {
    return undefined;
  }
}

export interface OAuthParts {
  settings: OAuthSettings;
  kept: Installations<SlackInstallation>;
  store: SqlStore;
  seal: Seal;
  clock: Clock;
  fetch?: Fetch | undefined;
  /** A page for people, in the product's words. */
  page(id: 'install' | 'installed' | 'install-failed', link?: string): string;
  installed(place: string): void;
}

/** How long an answer is trusted before the store is asked again, so that an end in one copy is seen in all. */
const KEEP_MS = 60_000;
const STATE_MS = 10 * 60_000;
const CACHED = 10_000;

export class OAuthInstalls implements Installs {
  readonly provider: InstallProvider;
  private readonly known: ExpiringCache<Promise<Authorised>>;

  constructor(private readonly parts: OAuthParts) {
    const { settings, page, fetch, clock } = parts;
    this.known = new ExpiringCache(clock, { lifetimeMs: KEEP_MS, max: CACHED });
    this.provider = new InstallProvider({
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      installationStore: this.installations(),
      stateStore: this.states(),
      logger: SILENT,
      renderHtmlForInstallPath: (url) => page('install', url),
      authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).toString(),
      clientOptions: { slackApiUrl: settings.apiUrl, timeout: 8_000, ...(fetch && { fetch }) },
    });
  }

  /** What the link "Add to Slack" asks for. */
  get options() {
    return { scopes: [...SCOPES], redirectUri: `${this.parts.settings.publicUrl}${PATHS.redirect}` };
  }

  authorize(source: Source): Promise<Authorised> {
    const place = placeOf(source);
    const known = this.known.get(place);
    if (known) return known;
    const fresh = this.fresh(source, place);
    fresh.catch(() => this.known.delete(place));
    this.known.set(place, fresh);
    return fresh;
  }

  async token(workspace: string): Promise<string | undefined> {
    const place = placeIn(workspace);
    const org = place.startsWith('E');
    try {
      const source = {
        isEnterpriseInstall: org,
        enterpriseId: org ? place : undefined,
        teamId: org ? undefined : place,
      };
      return (await this.authorize(source)).botToken;
    } catch (error) {
      if (error instanceof NotInstalled) return undefined;
      throw error;
    }
  }

  async end(place: string, at: number): Promise<boolean> {
    const found = await this.parts.kept.find(place);
    if (!found || at < found.installedAt) return false;
    await this.parts.kept.end(place, this.parts.clock.now());
    this.known.delete(place);
    return true;
  }

  async installer(place: string): Promise<string | undefined> {
    return (await this.parts.kept.find(place))?.data.user.id;
  }

  /** Asks the store, and Slack for new tokens where they are about to expire. Two copies may do so at once: one wins. */
  private async fresh(source: Source, place: string): Promise<Authorised> {
    const query = { ...source, enterpriseId: source.enterpriseId ?? undefined } as InstallationQuery<boolean>;
    const found = await this.parts.kept.find(place);
    if (!found) throw new NotInstalled();
    try {
      return (await this.provider.authorize(query)) as Authorised;
    } catch (error) {
      const again = await this.parts.kept.find(place);
      if (!again) throw new NotInstalled();
      if (again.data.bot?.token === found.data.bot?.token) throw error;
      return (await this.provider.authorize(query)) as Authorised;
    }
  }

  /** Called by the page that Slack sends the installer back to. */
  async succeeded(installation: SlackInstallation): Promise<void> {
    const place = placeOfInstallation(installation);
    const { kept, clock, installed } = this.parts;
    await kept.save(place, workspaceOf(place), installation, clock.now());
    this.known.delete(place);
    installed(place);
  }

  private installations(): InstallationStore {
    const { kept } = this.parts;
    return {
      storeInstallation: async (installation) => {
        const place = placeOfInstallation(installation as SlackInstallation);
        await kept.save(place, workspaceOf(place), installation as SlackInstallation);
      },
      fetchInstallation: async (query) => {
        const found = await kept.find(placeOf(query));
        if (!found) throw new NotInstalled();
        return found.data as never;
      },
    };
  }

  /** The state is sealed, so that it needs no table; it is good once, for ten minutes, in any copy. */
  private states(): StateStore {
    const { seal, store } = this.parts;
    return {
      generateStateParam: async (installOptions, now) =>
        seal.close(JSON.stringify({ installOptions, at: now.getTime(), id: randomUUID() })),
      verifyStateParam: async (now, state) => {
        const opened = seal.open(state);
        const { installOptions, at, id } = JSON.parse(opened ?? '{}');
        const first =
          opened !== undefined &&
          now.getTime() - at < STATE_MS &&
          (await isFirst(store, `${PLATFORM}:`, `oauth-state:${id}`));
        if (!first) throw new BadState('the state is not ours, too old, or was used before');
        return installOptions;
      },
    };
  }
}

class BadState extends Error {
  override name = 'BadState';
}

const placeOfInstallation = (one: SlackInstallation): string =>
  placeOf({
    isEnterpriseInstall: one.isEnterpriseInstall === true,
    enterpriseId: one.enterprise?.id,
    teamId: one.team?.id,
  });
