/** The environment of `/metrics`, checked. Nobody is served it unless one of these variables says to whom. */
import { z } from 'zod';
import { BadConfig } from '../common/bad-config.js';
import { checkVariables, digits, presentVariables } from '../common/env.js';

/** Where `/metrics` is served, and to whom: nowhere if there is neither a port nor a token. */
export interface MetricsSettings {
  /** Address of the port of its own. */
  host: string;
  /** A port of its own; undefined for that of the web server, which needs a token. */
  port: number | undefined;
  /** What a request has to bear; undefined if nobody is asked. */
  token: string | undefined;
}

const schema = z.object({
  METRICS_HOST: z.string().min(1).optional(),
  METRICS_PORT: digits(0, 65_535).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,}=*$/)
    .optional(),
});

/** What each variable of `/metrics` takes. */
export const METRICS_VARIABLES: Record<string, string> = {
  METRICS_HOST: 'an address of this machine to listen on, such as 127.0.0.1',
  METRICS_PORT: 'a port number from 0 to 65535, other than PORT',
  METRICS_TOKEN: '16 or more letters and digits (make them with: openssl rand -hex 32)',
};

/** Reads the settings. @param taken the web server's port @throws BadConfig */
export function readMetrics(env: NodeJS.ProcessEnv, taken: number): MetricsSettings {
  const variables = checkVariables(schema, presentVariables(env), METRICS_VARIABLES);
  const { METRICS_HOST: host, METRICS_PORT: port, METRICS_TOKEN: token } = variables;
  if (host !== undefined && port === undefined)
    throw new BadConfig(
      'METRICS_HOST needs METRICS_PORT. Set METRICS_PORT too, for example to 9464, or leave METRICS_HOST out.',
    );
  // Port 0 is any free one, each time another.
  if (port !== undefined && port !== 0 && port === taken)
    throw new BadConfig(
      `METRICS_PORT is the same as PORT, which others can reach. Choose another port, for example: METRICS_PORT=${port === 9464 ? 9465 : 9464}`,
    );
  return { host: host ?? '127.0.0.1', port, token };
}
