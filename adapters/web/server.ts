/** The web server: health, readiness and metrics for everybody; the playground only where it is switched on. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Metrics } from './metrics.js';
import { type PlaygroundParts, playground } from './routes.js';

export interface WebParts {
  /** Rejects where the store does not answer, or takes no writes. */
  ping(): Promise<void>;
  metrics: Metrics;
  playground: PlaygroundParts | undefined;
}

export function web(parts: WebParts): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    try {
      await parts.ping();
      return c.text('ready\n');
    } catch (error) {
      const why = error instanceof Error && error.name === 'ReadOnly' ? error.message : 'the store does not answer';
      return c.text(`${why}\n`, 503);
    }
  });
  app.get('/metrics', async (c) =>
    c.text(await parts.metrics.registry.metrics(), 200, { 'Content-Type': parts.metrics.registry.contentType }),
  );
  if (parts.playground) app.route('/', playground(parts.playground));
  return app;
}

/** The address cannot be listened on; the message says what to do. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

/** Answers a request by itself where it is meant to. @returns whether it was */
export type Before = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Listens, and gives back the server.
 * @param before platforms that read their requests byte by byte
 * @throws CannotListen where the port is taken or not allowed
 */
export function listen(app: Hono, host: string, port: number, before: Before = () => false): Promise<Server> {
  const rest = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    if (!before(request, response)) void rest(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken by another program'
          : error.code === 'EACCES'
            ? 'is not allowed for this user'
            : `cannot be used (${error.code})`;
      reject(
        new CannotListen(`Port ${port} on ${host} ${why}. Choose another one, for example: PORT=${port + 1} npm start`),
      );
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Takes nothing new, and answers what is under way; what takes longer than that is cut. Pages that listen are cut with `graceMs` 0. */
export async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
