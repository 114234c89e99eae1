/** The environment of GitHub's gate, checked. */
import { z } from 'zod';
import { checkVariables, presentVariables } from '../common/env.js';

/** With what, and where, GitHub is answered. */
export interface GateSettings {
  token: string;
  /** The API's address without a slash at the end: "https://api.github.com", or "https://github.example.com/api/v3". */
  api: string;
}

const schema = z.object({
  GITHUB_GATE_TOKEN: z.string().regex(/^[\x21-\x7e]{10,}$/),
  GITHUB_API_URL: z.url({ protocol: /^https$/ }).default('https://api.github.com'),
});

/** What each variable of the gate takes. */
export const GATE_VARIABLES: Record<string, string> = {
  GITHUB_GATE_TOKEN: 'a token that may write deployments, at least ten characters',
  GITHUB_API_URL: 'the https address of GitHub’s API, such as https://github.example.com/api/v3',
};

/** Reads the settings; undefined if GITHUB_GATE_TOKEN is not set. @throws BadConfig */
export function readGate(env: NodeJS.ProcessEnv): GateSettings | undefined {
  const variables = presentVariables(env);
  if (variables.GITHUB_GATE_TOKEN === undefined) return undefined;
  const { GITHUB_GATE_TOKEN: token, GITHUB_API_URL } = checkVariables(schema, variables, GATE_VARIABLES);
  return { token, api: GITHUB_API_URL.replace(/\/+$/, '') };
}
