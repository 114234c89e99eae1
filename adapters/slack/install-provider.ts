/** Slack's own library for OAuth, over the store. */
import type { Installation as SlackToken } from '@slack/bolt';
import { type InstallationStore, InstallProvider } from '@slack/oauth';
import type { Fetch } from '../platform/kept-fetch.js';
import type { Installations } from '../store/installations.js';
import type { Seal } from '../store/seal.js';
import type { SqlStore } from '../store/store.js';
import { NotInstalled } from './installs.js';
import { oauthStates } from './oauth-state.js';
import type { SlackInstallation } from './organisations.js';
import type { OAuthSettings } from './settings.js';
import { SILENT_LOGGER } from './silent-logger.js';
import { workspaceOf } from './workspaces.js';

/** What the library works with. */
export interface ProviderParts {
  settings: OAuthSettings;
  installations: Installations<SlackInstallation>;
  store: SqlStore;
  seal: Seal;
  fetch?: Fetch | undefined;
}

const TIMEOUT_MS = 8_000;

/** Makes what asks Slack, and renews tokens. */
export function installProvider({ settings, installations, store, seal, fetch }: ProviderParts): InstallProvider {
  return new InstallProvider({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    installationStore: installationStore(installations),
    stateStore: oauthStates(seal, store),
    logger: SILENT_LOGGER,
    // The directory wants the address that it knows to lead to Slack's question at once.
    directInstall: true,
    authorizationUrl: new URL('/oauth/v2/authorize', settings.apiUrl).toString(),
    clientOptions: { slackApiUrl: settings.apiUrl, timeout: TIMEOUT_MS, ...(fetch && { fetch }) },
  });
}

/** Where Slack's library keeps installations. */
function installationStore(installations: Installations<SlackInstallation>): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const id = installationId(installation);
      await installations.save(id, workspaceOf(id), installation);
    },
    fetchInstallation: async (query) => {
      const found = await installations.find(query.enterpriseId ?? query.teamId ?? '');
      if (!found || !('user' in found.data)) throw new NotInstalled();
      return found.data;
    },
  };
}

/** The id of the organisation or team that an installation is for. */
export const installationId = ({ isEnterpriseInstall, enterprise, team }: SlackToken): string =>
  (isEnterpriseInstall ? enterprise?.id : team?.id) ?? '';
