/** Addresses that lead nowhere. */
import { Hono } from 'hono';
import { NotFound } from '../user-actions.js';
import type { RouteParts } from './parts.js';

/** Whatever no other route answers is not found, in the playground's own words. */
export function lostRoutes(_: Pick<RouteParts, 'label'>): Hono {
  const app = new Hono();
  app.all('*', () => {
    throw new NotFound();
  });
  return app;
}
