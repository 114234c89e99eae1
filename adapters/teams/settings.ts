/** The environment variables of the Teams adapter. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';
import { badVariables, checkVariables, presentVariables } from '../common/env.js';

/** The part of Microsoft's cloud that Baton talks to. */
export interface Cloud {
  /** Botbuilder's name for the cloud; absent for the public one. */
  service?: string;
  /** Addresses in place of those botbuilder knows. */
  openId?: { metadata: string; issuer: string; login: string; scope: string };
  /** Hosts that messages and a token can be sent to; one with a leading dot stands for all its subdomains. */
  hosts: readonly string[];
}

/** Who Baton is in Entra ID. */
export interface AppRegistration {
  id: string;
  type: 'SingleTenant' | 'UserAssignedMSI';
  tenant: string;
  password: string | undefined;
}

/** The settings of the Teams adapter. */
export interface TeamsSettings {
  /** Absent in development, where requests are not checked. */
  app?: AppRegistration;
  cloud: Cloud;
  /** Tenants that can use Baton; empty in development, where any can. */
  tenants: readonly string[];
  /** Object ids of those who can change settings of the whole workspace; empty if everybody can. */
  admins: readonly string[];
  /** Where something for one person's eyes is said: in their own chat, or as a targeted message in the channel. */
  whispers: 'chat' | 'targeted';
  /** How a form is shown: in a dialog, or in place of its card. */
  forms: 'dialog' | 'card';
  /** Whether people are chosen from the whole directory, or from those Baton knows. */
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

const variablesSchema = z.object({
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
type Variables = z.infer<typeof variablesSchema>;

/** What each variable of Teams takes. */
export const TEAMS_VARIABLES: Record<string, string> = {
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
 * Reads the settings; undefined if no variable of Teams is set.
 * @throws BadConfig naming the variables that are wrong, never their values
 */
export function readTeams(env: NodeJS.ProcessEnv): TeamsSettings | undefined {
  const given = presentVariables(env);
  if (given.TEAMS_APP_ID === undefined && given.TEAMS_AUTH === undefined) {
    const others = Object.keys(TEAMS_VARIABLES).filter((name) => given[name] !== undefined);
    if (others.length === 0) return undefined;
    throw badVariables(
      ['TEAMS_APP_ID'],
      `is missing, but ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} set`,
      TEAMS_VARIABLES,
    );
  }
  const variables = checkVariables(variablesSchema, given, TEAMS_VARIABLES);
  return variables.TEAMS_AUTH === 'off' ? developmentSettings(variables) : productionSettings(variables);
}

/** Without checks, a request can claim to be from anybody: never where others can reach it. @throws BadConfig */
function developmentSettings(variables: Variables): TeamsSettings {
  if (variables.NODE_ENV === 'production')
    throw new BadConfig(
      'TEAMS_AUTH=off lets anybody in, so it does not work with NODE_ENV=production. Leave it out, and set TEAMS_APP_ID.',
    );
  if (variables.TEAMS_APP_ID)
    throw new BadConfig(
      'TEAMS_AUTH=off and TEAMS_APP_ID do not go together. Keep TEAMS_APP_ID for Teams, or TEAMS_AUTH=off for the Agents Playground.',
    );
  return {
    admins: variables.TEAMS_ADMINS,
    whispers: variables.TEAMS_WHISPERS,
    cloud: DEVELOPMENT,
    tenants: variables.TEAMS_TENANTS ?? [],
    // The Agents Playground has neither dialogs nor a directory.
    forms: variables.TEAMS_FORMS ?? 'card',
    people: variables.TEAMS_PEOPLE ?? 'roster',
  };
}

function productionSettings(variables: Variables): TeamsSettings {
  const app = readApp(variables);
  const government = variables.TEAMS_CLOUD === 'government';
  return {
    app,
    admins: variables.TEAMS_ADMINS,
    whispers: variables.TEAMS_WHISPERS,
    cloud: government ? GOVERNMENT : PUBLIC,
    tenants: variables.TEAMS_TENANTS ?? [app.tenant.toLowerCase()],
    forms: variables.TEAMS_FORMS ?? 'dialog',
    people: variables.TEAMS_PEOPLE ?? (government ? 'roster' : 'directory'),
  };
}

/** @throws BadConfig */
function readApp(variables: Variables): AppRegistration {
  const { TEAMS_APP_ID: id, TEAMS_APP_TYPE: type, TEAMS_TENANT_ID: tenant, TEAMS_APP_PASSWORD: password } = variables;
  const missing = [
    ...(id ? [] : ['TEAMS_APP_ID']),
    ...(tenant ? [] : ['TEAMS_TENANT_ID']),
    ...(type === 'SingleTenant' && !password ? ['TEAMS_APP_PASSWORD'] : []),
  ];
  if (!id || !tenant || missing.length > 0) throw badVariables(missing, 'is missing for Teams', TEAMS_VARIABLES);
  if (type === 'UserAssignedMSI' && password)
    throw new BadConfig(
      'A managed identity has no password: with TEAMS_APP_TYPE=UserAssignedMSI, leave TEAMS_APP_PASSWORD out.',
    );
  return { id, type, tenant, password };
}

/** Whether messages and a token can be sent to an address. A real token is only ever sent over https. */
export function isTrusted({ app, cloud }: Pick<TeamsSettings, 'app' | 'cloud'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, protocol, hostname } = new URL(address);
  if (username !== '' || (app && !cloud.openId && protocol !== 'https:')) return false;
  return cloud.hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
