/** `/metrics`, for Prometheus: to everybody who reaches it, or to whoever bears the token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Server } from 'node:http';
import { Hono } from 'hono';
import type { Metrics } from './metrics.js';
import type { MetricsSettings } from './metrics-settings.js';
import { listen } from './server.js';

/**
 * Serves the metrics on a port of their own, if there is one.
 * @returns that server, or the page for the web server: others can reach it there, so it has to have a token
 * @throws CannotListen if the port is taken or not allowed
 */
export async function serveMetrics(
  metrics: Metrics,
  { host, port, token }: MetricsSettings,
): Promise<{ server?: Server; page?: Hono }> {
  const page = metricsPage(metrics, token);
  if (port !== undefined) return { server: await listen(page, host, port, { variable: 'METRICS_PORT' }) };
  return token === undefined ? {} : { page };
}

/** The page. @param token what a request has to bear (RFC 6750); undefined if nobody is asked */
export function metricsPage({ registry }: Pick<Metrics, 'registry'>, token: string | undefined): Hono {
  const page = new Hono();
  page.get('/metrics', async (c) => {
    if (token !== undefined && !bears(c.req.header('authorization'), token))
      return c.text('a token is needed\n', 401, { 'WWW-Authenticate': 'Bearer' });
    return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
  return page;
}

/** Takes as long for a wrong token as for the right one: hashes have one length, and are compared to the end. */
function bears(header: string | undefined, token: string): boolean {
  const [, given] = /^Bearer +(\S+) *$/i.exec(header ?? '') ?? [];
  return given !== undefined && timingSafeEqual(hash(given), hash(token));
}

const hash = (text: string) => createHash('sha256').update(text).digest();
