/** The environment of the Teams adapter, checked. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';
import { badVariables, checkVariables, presentVariables } from '../common/env.js';

/** Who vouches for requests, and where messages may be sent. */
export interface Cloud {
  /** The name that botbuilder has for the cloud; absent for the public one. */
  service?: string;
  /** Addresses other than those of the clouds that botbuilder knows. */
  openId?: { metadata: string; issuer: string; login: string; scope: string };
  /** Hosts (with all below those that begin with a dot) that are given messages and a token. */
  hosts: readonly string[];
}

export interface TeamsSettings {
  /** Who Baton is in Entra ID; absent where requests are not checked: in development alone. */
  app?: { id: string; type: 'SingleTenant' | 'UserAssignedMSI'; tenant: string; password: string | undefined };
  cloud: Cloud;
  /** Tenants that may use Baton; empty where any may, in development. */
  tenants: readonly string[];
  /** Object ids of the people who change what holds for the whole workspace; empty where all may. */
  admins: readonly string[];
  /** Where something is said for one person's eyes. */
  whispers: 'chat' | 'targeted';
  /** How a form is shown. */
  forms: 'dialog' | 'card';
  /** Whether people are chosen from the directory, or from a list of those whom Baton knows. */
  people: 'directory' | 'roster';
}

const PUBLIC: Cloud = { hosts: ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com'] };
const GOVERNMENT: Cloud = {
  service: 'https://botframework.azure.us',
  hosts: ['.botframework.azure.us', '.teams.microsoft.us'],
};
const DEVELOPMENT: Cloud = { hosts: ['127.0.0.1', 'localhost', '[::1]'] };

const guid = z.guid();
const guids = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .refine((all) => all.every((one) => guid.safeParse(one).success));

const schema = z.object({
  NODE_ENV: z.string().optional(),
  TEAMS_AUTH: z.enum(['on', 'off']).default('on'),
  TEAMS_APP_ID: guid.optional(),
  TEAMS_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  TEAMS_APP_PASSWORD: z.string().min(8).optional(),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_TENANTS: guids.optional(),
  TEAMS_ADMINS: guids.default([]),
  TEAMS_CLOUD: z.enum(['public', 'government']).default('public'),
  TEAMS_WHISPERS: z.enum(['chat', 'targeted']).default('chat'),
  TEAMS_FORMS: z.enum(['dialog', 'card']).optional(),
  TEAMS_PEOPLE: z.enum(['directory', 'roster']).optional(),
});

const TAKES: Record<string, string> = {
  TEAMS_AUTH: 'on, or off for the Agents Playground on this machine',
  TEAMS_APP_ID: 'the Application (client) ID of the app registration, a GUID',
  TEAMS_APP_TYPE: 'SingleTenant or UserAssignedMSI',
  TEAMS_APP_PASSWORD: 'the Value of a client secret of the app registration',
  TEAMS_TENANT_ID: 'the Directory (tenant) ID of the app registration, a GUID',
  TEAMS_TENANTS: 'the tenant ids of those who may use Baton, with commas between',
  TEAMS_ADMINS: 'the object ids of people, with commas between',
  TEAMS_CLOUD: 'public or government',
  TEAMS_WHISPERS: 'chat or targeted',
  TEAMS_FORMS: 'dialog or card',
  TEAMS_PEOPLE: 'directory or roster',
};

/**
 * The settings; undefined where no variable of Teams is set.
 * @throws BadConfig, without any value
 */
export function readTeams(env: NodeJS.ProcessEnv): TeamsSettings | undefined {
  const given = presentVariables(env);
  if (given.TEAMS_APP_ID === undefined && given.TEAMS_AUTH === undefined) {
    const lone = Object.keys(TAKES).filter((name) => given[name] !== undefined);
    if (lone.length === 0) return undefined;
    throw badVariables(['TEAMS_APP_ID'], `is missing beside ${lone.join(', ')}`, TAKES);
  }
  const all = checkVariables(schema, given, TAKES);
  const rest = { admins: all.TEAMS_ADMINS, whispers: all.TEAMS_WHISPERS };
  if (all.TEAMS_AUTH === 'off') {
    // Who sends a request is then whoever it says: never where others can reach it.
    if (all.NODE_ENV === 'production')
      throw new BadConfig('TEAMS_AUTH=off is for development alone: with NODE_ENV=production set TEAMS_APP_ID.');
    if (all.TEAMS_APP_ID)
      throw new BadConfig('TEAMS_AUTH=off and TEAMS_APP_ID do not go together: with an app, requests are checked.');
    // The Agents Playground knows neither dialogs nor a directory.
    return {
      ...rest,
      cloud: DEVELOPMENT,
      tenants: all.TEAMS_TENANTS ?? [],
      forms: all.TEAMS_FORMS ?? 'card',
      people: all.TEAMS_PEOPLE ?? 'roster',
    };
  }
  const { TEAMS_APP_ID: id, TEAMS_APP_TYPE: type, TEAMS_TENANT_ID: tenant, TEAMS_APP_PASSWORD: password } = all;
  const missing = [
    ...(id ? [] : ['TEAMS_APP_ID']),
    ...(tenant ? [] : ['TEAMS_TENANT_ID']),
    ...(type === 'SingleTenant' && !password ? ['TEAMS_APP_PASSWORD'] : []),
  ];
  if (!id || !tenant || missing.length > 0) throw badVariables(missing, 'is missing for Teams', TAKES);
  if (type === 'UserAssignedMSI' && password)
    throw new BadConfig('TEAMS_APP_PASSWORD is not used with TEAMS_APP_TYPE=UserAssignedMSI: leave it out.');
  return {
    ...rest,
    app: { id, type, tenant, password },
    cloud: all.TEAMS_CLOUD === 'government' ? GOVERNMENT : PUBLIC,
    tenants: all.TEAMS_TENANTS ?? [tenant.toLowerCase()],
    forms: all.TEAMS_FORMS ?? 'dialog',
    people: all.TEAMS_PEOPLE ?? (all.TEAMS_CLOUD === 'government' ? 'roster' : 'directory'),
  };
}

/** Whether messages and a token may be sent to an address. */
export function isTrusted(cloud: Cloud, app: TeamsSettings['app'], url: string): boolean {
  if (!URL.canParse(url)) return false;
  const read = new URL(url);
  if (read.username !== '' || (app && !cloud.openId && read.protocol !== 'https:')) return false;
  return cloud.hosts.some((host) => (host.startsWith('.') ? read.hostname.endsWith(host) : read.hostname === host));
}
