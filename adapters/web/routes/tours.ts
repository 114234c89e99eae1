/** Playing a tour, one at a time. */
import { Hono } from 'hono';
import { chatPath } from '../pages/links.js';
import { NotFound } from '../user-actions.js';
import type { RouteParts } from './parts.js';

type TourRouteParts = Pick<RouteParts, 'tours' | 'player' | 'label' | 'fault'>;

/** `POST /tours/:id` starts a tour and leads to its channel, as the last one who acts in it. */
export function tourRoutes({ tours, player, label, fault }: TourRouteParts): Hono {
  const app = new Hono();
  let playing = false;
  app.post('/tours/:id', (c) => {
    const tour = tours.find(({ id }) => id === c.req.param('id'));
    if (!tour) throw new NotFound();
    if (playing) return c.text(label('web-tour-busy'), 409);
    playing = true;
    void player
      .play(tour)
      .catch(fault)
      .finally(() => {
        playing = false;
      });
    c.header('HX-Redirect', chatPath(tour.channel, tour.steps.at(-1)?.as ?? 'ana'));
    return c.body(null, 204);
  });
  return app;
}
