/** The HTTP server: listening and closing. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { codeOf } from '../common/errors.js';
import { OperatorError } from '../common/operator-error.js';

/** The address cannot be listened on; the message says what to do. */
export class CannotListen extends OperatorError {
  override name = 'CannotListen';
}

/** Answers a request if it is meant for it. @returns false if it is not */
type RequestInterceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

interface ListenOptions {
  /** Gets each request first: platforms read theirs byte by byte. */
  intercept?: RequestInterceptor;
  /** The variable that sets the port, for the advice in an error. */
  variable?: string;
}

/**
 * Starts to listen.
 * @param port 0 for any free port
 * @throws CannotListen if the port is taken or not allowed, or the host is not this machine
 */
export function listen(
  app: Hono,
  host: string,
  port: number,
  { intercept = () => false, variable = 'PORT' }: ListenOptions = {},
): Promise<Server> {
  const handle = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    if (!intercept(request, response)) void handle(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port, variable)));
    server.listen(port, host, () => resolve(server));
  });
}

/** Why an address cannot be listened on, and what to do; the first two are about the port, the others about the host. */
const LISTEN_PROBLEMS: Record<string, (host: string, port: number, variable: string) => string> = {
  EADDRINUSE: (host, port, variable) =>
    `Port ${port} on ${host} is taken by another program. Choose another one, for example: ${variable}=${another(port)} npm start`,
  EACCES: (host, port, variable) =>
    `Port ${port} on ${host} is not allowed for this user. Choose one above 1023, for example: ${variable}=${port < 1024 ? port + 8000 : another(port)} npm start`,
  EADDRNOTAVAIL: (host, _, variable) =>
    `${host} isn’t an address of this machine. Change ${hostOf(variable)}, or leave it out.`,
  ENOTFOUND: (host, _, variable) => `There is no host ${host}. Change ${hostOf(variable)}, or leave it out.`,
};

const another = (port: number) => (port < 65_535 ? port + 1 : port - 1);
const hostOf = (variable: string) => variable.replace('PORT', 'HOST');

function cannotListen(error: Error, host: string, port: number, variable: string): CannotListen {
  const code = codeOf(error) ?? error.message;
  const problem = LISTEN_PROBLEMS[code]?.(host, port, variable);
  return new CannotListen(
    problem ?? `Baton cannot listen on port ${port} of ${host} (${code}). Check ${variable} and ${hostOf(variable)}.`,
  );
}

/** The port that a server listens on. @throws Error if it does not listen on one */
export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen on a port');
  return address.port;
}

/**
 * Stops listening, and waits for the requests in progress.
 * @param graceMs after this time their connections are cut; 0 for pages that keep a stream of events open
 */
export async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
