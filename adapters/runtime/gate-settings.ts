/** The environment of GitHub's gate, checked. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { badVariables, checkVariables, presentVariables } from '../common/env.js';
import type { AppCredentials } from './github-app.js';

/** With what, and where, GitHub is answered: as an app, or with a token that somebody renews. */
export interface GateSettings {
  token: string | undefined;
  app: AppCredentials | undefined;
  /** The API's address without a slash at the end: "https://api.github.com", or "https://github.example.com/api/v3". */
  api: string;
}

const schema = z.object({
  GITHUB_GATE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{10,}$/)
    .optional(),
  GITHUB_GATE_APP: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional(),
  GITHUB_GATE_KEY: z.string().transform(keyIn).optional(),
  GITHUB_API_URL: z.url({ protocol: /^https$/ }).default('https://api.github.com'),
});

/** What each variable of the gate takes. */
export const GATE_VARIABLES: Record<string, string> = {
  GITHUB_GATE_APP: 'the client id or the number of a GitHub App; it needs GITHUB_GATE_KEY',
  GITHUB_GATE_KEY:
    'the private key of the GitHub App, as its PEM file has it or that in base64; it needs GITHUB_GATE_APP',
  GITHUB_GATE_TOKEN: 'a token that may write deployments, at least ten characters',
  GITHUB_API_URL: 'the https address of GitHub’s API, such as https://github.example.com/api/v3',
};

/** A file's text on one line has its line ends as "\n". */
function keyIn(text: string, context: z.RefinementCtx): KeyObject {
  const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : Buffer.from(text, 'base64').toString('utf8');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // What is wrong with it says nothing that may be shown.
  }
  context.addIssue('not a private key');
  return z.NEVER;
}

/** Reads the settings; undefined if neither an app nor a token is set. @throws BadConfig */
export function readGate(env: NodeJS.ProcessEnv): GateSettings | undefined {
  const variables = presentVariables(env);
  const { GITHUB_GATE_TOKEN, GITHUB_GATE_APP, GITHUB_GATE_KEY } = variables;
  if (GITHUB_GATE_TOKEN === undefined && GITHUB_GATE_APP === undefined && GITHUB_GATE_KEY === undefined)
    return undefined;
  const read = checkVariables(schema, variables, GATE_VARIABLES);
  const { GITHUB_GATE_TOKEN: token, GITHUB_GATE_APP: id, GITHUB_GATE_KEY: key } = read;
  if ((id === undefined) !== (key === undefined))
    throw badVariables([id === undefined ? 'GITHUB_GATE_APP' : 'GITHUB_GATE_KEY'], 'is missing', GATE_VARIABLES);
  const app = id !== undefined && key ? { id, key } : undefined;
  return { token, app, api: read.GITHUB_API_URL.replace(/\/+$/, '') };
}
