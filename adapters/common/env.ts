/** Checking environment variables. A message never contains a value: it may be a secret. */
import { z } from 'zod';
import { BadConfig } from './bad-config.js';

/** The variables that have a value. An empty variable counts as absent. */
export function presentVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

/** A whole number in digits: neither blanks nor "1e3" are one. */
export const digits = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most);

/** An error with one line for each variable: "PORT is not valid. It takes a port number from 0 to 65535." */
export const badVariables = (names: Iterable<string>, problem: string, takes: Record<string, string>): BadConfig =>
  new BadConfig([...names].map((name) => `${name} ${problem}. It takes ${takes[name]}.`).join('\n'));

/**
 * Checks variables against a schema.
 * @param takes what each variable takes, for the error: `{ PORT: 'a port number from 0 to 65535' }`
 * @throws BadConfig with one line for each variable that is not usable
 */
export function checkVariables<T>(
  schema: z.ZodType<T>,
  variables: NodeJS.ProcessEnv,
  takes: Record<string, string>,
): T {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  throw badVariables(names, 'is not valid', takes);
}
