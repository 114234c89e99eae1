/** The environment of the Slack adapter, checked: one workspace over Socket Mode, or many over HTTP with OAuth. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';

export interface SocketSettings {
  mode: 'socket';
  botToken: string;
  appToken: string;
  apiUrl: string;
}

export interface OAuthSettings {
  mode: 'oauth';
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** Where Slack reaches Baton, without a slash at the end. */
  publicUrl: string;
  apiUrl: string;
}

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

const TAKES: Record<string, string> = {
  SLACK_BOT_TOKEN: 'the Bot User OAuth Token, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an App-Level Token with the scope connections:write, which begins with xapp-',
  SLACK_SIGNING_SECRET: 'the Signing Secret of the app’s Basic Information',
  SLACK_CLIENT_ID: 'the Client ID of the app’s Basic Information, two numbers with a dot between',
  SLACK_CLIENT_SECRET: 'the Client Secret of the app’s Basic Information',
  BATON_URL: 'the address at which Slack reaches Baton, such as https://baton.example.com',
  SLACK_API_URL: 'the address of the Web API, https://slack.com/api/ for all but a few',
};

const SOCKET = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const;
const OAUTH = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'BATON_URL'] as const;

/**
 * The settings; undefined where no variable of Slack is set.
 * @throws BadConfig, without any value
 */
export function readSlack(env: NodeJS.ProcessEnv): SlackSettings | undefined {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const has = (name: string) => given[name] !== undefined;
  const socket = SOCKET.filter(has);
  const oauth = OAUTH.filter((name) => name !== 'BATON_URL' && has(name));
  if (socket.length === 0 && oauth.length === 0) return undefined;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new BadConfig(names.map((name) => `${name} is not usable: it takes ${TAKES[name]}.`).join('\n'));
  }
  if (socket.length > 0 && oauth.length > 0)
    throw new BadConfig(
      `Slack is set up in two ways at once. For one workspace over Socket Mode keep ${SOCKET.join(' and ')}; for many over HTTP keep ${OAUTH.join(', ')}.`,
    );
  const wanted = socket.length > 0 ? SOCKET : OAUTH;
  const missing = wanted.filter((name) => !has(name));
  if (missing.length > 0)
    throw new BadConfig(missing.map((name) => `${name} is missing for Slack: it takes ${TAKES[name]}.`).join('\n'));
  const all = parsed.data as Record<string, string>;
  const of = (name: string) => all[name] ?? '';
  const apiUrl = of('SLACK_API_URL').replace(/\/*$/, '/');
  if (socket.length > 0)
    return { mode: 'socket', botToken: of('SLACK_BOT_TOKEN'), appToken: of('SLACK_APP_TOKEN'), apiUrl };
  return {
    mode: 'oauth',
    signingSecret: of('SLACK_SIGNING_SECRET'),
    clientId: of('SLACK_CLIENT_ID'),
    clientSecret: of('SLACK_CLIENT_SECRET'),
    publicUrl: of('BATON_URL').replace(/\/+$/, ''),
    apiUrl,
  };
}
