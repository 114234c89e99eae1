/** New channels, and a fresh start. */
import { Hono } from 'hono';
import { channelName } from '../channels.js';
import type { RouteParts } from './parts.js';
import { postedFields } from './request.js';

/** `/channels` answers with what is wrong with the name, or with nothing. */
export function channelRoutes({ room, label }: Pick<RouteParts, 'room' | 'label'>): Hono {
  const app = new Hono();
  app.post('/channels', async (c) => {
    const { name: typed = '' } = await postedFields(c);
    const name = channelName(typed);
    if (name === undefined) return c.text(label('web-bad-channel'));
    await room.addChannel(name);
    return c.body('');
  });
  app.post('/clear', async (c) => {
    await room.clear();
    return c.body(null, 204);
  });
  return app;
}
