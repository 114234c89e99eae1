/** Other systems, played: a press sends a real signal for the channel's project. */
import { Hono } from 'hono';
import { isSimulation } from '../simulator.js';
import { NotFound } from '../user-actions.js';
import type { RouteParts } from './parts.js';
import { postedFields } from './request.js';

/** `POST /simulate/drift` with who presses, and in which channel. */
export function simulateRoutes({ simulator, room, label }: Pick<RouteParts, 'simulator' | 'room' | 'label'>): Hono {
  const app = new Hono();
  app.post('/simulate/:what', async (c) => {
    const { as = '', channel: id = '' } = await postedFields(c);
    const what = c.req.param('what');
    const channel = await room.channel(id, as);
    if (!isSimulation(what) || !channel) throw new NotFound();
    if (channel.direct || !(await simulator.play(what, id, as))) return c.text(label('web-simulate-nothing'), 409);
    return c.body(null, 204);
  });
  return app;
}
