/** A fresh start. */
import { Hono } from 'hono';
import type { RouteParts } from './parts.js';

/** `/clear` removes all messages. */
export function clearRoutes({ room }: Pick<RouteParts, 'room'>): Hono {
  const app = new Hono();
  app.post('/clear', async (c) => {
    await room.clear();
    return c.body(null, 204);
  });
  return app;
}
