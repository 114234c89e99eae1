/** The environment of the Slack adapter, checked: one workspace over Socket Mode, or many over HTTP with OAuth. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';
import { badVariables, checkVariables, presentVariables } from '../common/env.js';

/** One workspace, over Socket Mode. */
export interface SocketSettings {
  mode: 'socket';
  botToken: string;
  appToken: string;
  apiUrl: string;
}

/** Many workspaces, over HTTP with OAuth. */
export interface OAuthSettings {
  mode: 'oauth';
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Where Slack reaches Baton, without a slash at the end. */
  publicUrl: string;
  apiUrl: string;
}

/** One way or the other. */
export type SlackSettings = SocketSettings | OAuthSettings;

const schema = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/)
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(8).optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/)
    .optional(),
  SLACK_CLIENT_SECRET: z.string().min(8).optional(),
  BATON_URL: z.url({ protocol: /^https?$/ }).optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).default('https://slack.com/api/'),
});

/** What each variable of Slack takes. */
export const SLACK_VARIABLES: Record<string, string> = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an App-Level Token with the scope connections:write, which begins with xapp-',
  SLACK_SIGNING_SECRET: 'the Signing Secret of the app’s Basic Information',
  SLACK_CLIENT_ID: 'the Client ID of the app’s Basic Information, two numbers with a dot between',
  SLACK_CLIENT_SECRET: 'the Client Secret of the app’s Basic Information',
  BATON_URL: 'the address at which Slack and connected systems reach Baton, such as https://baton.example.com',
  SLACK_API_URL: 'the address of the Web API; leave it out unless you use GovSlack',
};

const SOCKET = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const;
const OAUTH = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const;

/**
 * The settings; undefined if no variable of Slack is set.
 * @throws BadConfig naming variables, never their values
 */
export function readSlack(env: NodeJS.ProcessEnv): SlackSettings | undefined {
  const given = presentVariables(env);
  const isSet = (name: string) => given[name] !== undefined;
  const socket = SOCKET.some(isSet);
  const oauth = OAUTH.some(isSet);
  if (!socket && !oauth) return undefined;
  const variables = checkVariables(schema, given, SLACK_VARIABLES);
  if (socket && oauth)
    throw new BadConfig(
      `Slack is set up in two ways at once. For one workspace over Socket Mode, keep only ${SOCKET.join(' and ')}. For many over HTTP, keep only ${OAUTH.join(', ')} and BATON_URL.`,
    );
  return socket ? socketSettings(variables) : oauthSettings(variables);
}

type Variables = z.infer<typeof schema>;

const isMissing = (names: readonly (keyof Variables)[], variables: Variables) =>
  badVariables(
    names.filter((name) => variables[name] === undefined),
    'is missing for Slack',
    SLACK_VARIABLES,
  );

const apiUrlOf = ({ SLACK_API_URL }: Variables): string => SLACK_API_URL.replace(/\/*$/, '/');

function socketSettings(variables: Variables): SocketSettings {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = variables;
  if (!botToken || !appToken) throw isMissing(SOCKET, variables);
  return { mode: 'socket', botToken, appToken, apiUrl: apiUrlOf(variables) };
}

function oauthSettings(variables: Variables): OAuthSettings {
  const {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    BATON_URL: url,
  } = variables;
  if (!signingSecret || !clientId || !clientSecret || !url) throw isMissing([...OAUTH, 'BATON_URL'], variables);
  const publicUrl = url.replace(/\/+$/, '');
  return { mode: 'oauth', signingSecret, clientId, clientSecret, publicUrl, apiUrl: apiUrlOf(variables) };
}
