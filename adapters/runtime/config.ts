/** The environment, checked. A wrong value is a clear error at the start, never a surprise later. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';
import { checkVariables, digits, presentVariables } from '../common/env.js';
import { usesEncoder } from '../encoder/settings.js';
import { readSecondReader, type SecondReaderSettings } from '../second-reader/settings.js';
import { readSlack, SLACK_VARIABLES, type SlackSettings } from '../slack/settings.js';
import { isPostgresAddress, POOL } from '../store/postgres.js';
import { readKey } from '../store/seal.js';
import { readTeams, type TeamsSettings } from '../teams/settings.js';
import { type MetricsSettings, readMetrics } from '../web/metrics-settings.js';
import { type GateSettings, readGate } from './gate-settings.js';

/** What the environment says, with defaults filled in. */
export interface Config {
  /** Address and port of the web server; port 0 is any free one. */
  host: string;
  port: number;
  /** Folder of the embedded store. */
  data: string;
  /** PostgreSQL, instead of the embedded store. */
  databaseUrl: string | undefined;
  /** Largest number of connections to PostgreSQL. */
  pool: number;
  /** Keys that encrypt at rest in PostgreSQL, the first for new texts. The embedded store keeps its own. */
  keys: Buffer[];
  /** Whether the playground and its board are served: never in production, and only on this machine. */
  playground: boolean;
  /** Where `/metrics` is served, and to whom. */
  metrics: MetricsSettings;
  /** Where others reach this Baton, without a slash at the end; undefined if nobody has said. */
  publicUrl: string | undefined;
  logLevel: string;
  /** Slack, if it is set up. */
  slack: SlackSettings | undefined;
  /** Microsoft Teams, if it is set up. */
  teams: TeamsSettings | undefined;
  /** Whether likely sentences are read by the encoder. */
  encoder: boolean;
  /** The language model that confirms findings, if one is set up. */
  secondReader: SecondReaderSettings | undefined;
  /** With what GitHub is answered whose deployments wait for an approval, if that is set up. */
  gate: GateSettings | undefined;
}

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().min(1).optional(),
  PORT: digits(0, 65_535).default(3000),
  BATON_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .refine(isPostgresAddress)
    .optional(),
  DATABASE_POOL: digits(2, 500).default(POOL),
  BATON_KEY: z
    .string()
    .transform((text) => text.split(',').map(readKey))
    .refine((keys) => keys.every((key) => key !== undefined))
    .optional(),
  BATON_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

/** What each variable takes that is not of one platform or service. */
export const BATON_VARIABLES: Record<string, string> = {
  NODE_ENV: 'production, development or test',
  HOST: 'an address of this machine to listen on, such as 127.0.0.1',
  PORT: 'a port number from 0 to 65535',
  BATON_DATA: 'the path of a folder',
  DATABASE_URL:
    'a PostgreSQL address, such as postgres://user:password@host/baton, with @ : / in the password as %40 %3A %2F',
  DATABASE_POOL: 'a number of connections from 2 to 500',
  BATON_KEY:
    '32 bytes in base64 (make them with: openssl rand -base64 32), or several with commas between, the newest first',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
};

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** Reads the configuration. Empty variables count as absent. @throws BadConfig */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const variables = checkVariables(schema, presentVariables(env), { ...SLACK_VARIABLES, ...BATON_VARIABLES });
  const production = variables.NODE_ENV === 'production';
  const host = variables.HOST ?? (production ? '0.0.0.0' : '127.0.0.1');
  const keys = (variables.BATON_KEY ?? []).filter((key) => key !== undefined);
  if (!production && !LOOPBACK.includes(host)) {
    throw new BadConfig(
      'Others can reach the address in HOST, and the playground asks nobody who they are. Leave HOST (or --host) out, or set NODE_ENV=production, which has no playground.',
    );
  }
  if (variables.DATABASE_URL && keys.length === 0) {
    throw new BadConfig(
      'BATON_KEY is missing. With DATABASE_URL, Baton encrypts with it the few words that it keeps for a while. Make one with `openssl rand -base64 32`, and give every instance the same.',
    );
  }
  return {
    host,
    port: variables.PORT,
    data: variables.BATON_DATA,
    databaseUrl: variables.DATABASE_URL,
    pool: variables.DATABASE_POOL,
    keys,
    playground: !production,
    metrics: readMetrics(env, variables.PORT),
    publicUrl: variables.BATON_URL?.replace(/\/+$/, ''),
    logLevel: variables.LOG_LEVEL,
    slack: readSlack(env),
    teams: readTeams(env),
    encoder: usesEncoder(env),
    secondReader: readSecondReader(env),
    gate: readGate(env),
  };
}
