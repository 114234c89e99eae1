/** All that the web server answers: health and readiness for everybody, metrics and the playground if they are on. */
import { Hono } from 'hono';
import { SharedRequests } from '../platform/cache.js';
import { beforeDeadline } from '../platform/deadline.js';

/** What the web server answers from. */
export interface WebParts {
  /** Rejects if the store does not answer, or accepts no writes. */
  ping(): Promise<void>;
  /** `/metrics`; undefined if it is not served here. */
  metrics: Hono | undefined;
  /** The playground's pages; undefined if it is off. */
  playground: Hono | undefined;
}

/** Those who ask give up after a few seconds. */
const READY_MS = 2_000;

/** The routes of the web server. */
export function webApp({ ping, metrics, playground }: WebParts): Hono {
  const app = new Hono();
  // A store that hangs holds one connection, however many ask.
  const pings = new SharedRequests<void>();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    try {
      await beforeDeadline(pings.get('ping', ping), READY_MS);
      return c.text('ready\n');
    } catch (error) {
      return c.text(`${whyNotReady(error)}\n`, 503);
    }
  });
  if (metrics) app.route('/', metrics);
  if (playground) app.route('/', playground);
  return app;
}

const whyNotReady = (error: unknown) =>
  error instanceof Error && error.name === 'ReadOnly' ? error.message : 'the store does not answer';
