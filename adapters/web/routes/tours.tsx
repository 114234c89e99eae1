/** Tours: starting one, its page, and its steps. */
import { Hono, type Context as HttpContext } from 'hono';
import { tourPath } from '../pages/links.js';
import { afterTour, type StageWindow, type TourData, TourPage, TourStage } from '../pages/tour-page.js';
import type { Room } from '../room.js';
import { TourPlay } from '../tour-player.js';
import { scenesOf, type TourWindow } from '../tour-windows.js';
import type { Tour } from '../tours.js';
import { NotFound } from '../user-actions.js';
import { htmlPage, peopled } from './html.js';
import type { RouteParts } from './parts.js';
import { postedFields, readerOf } from './request.js';

type TourRouteParts = Pick<RouteParts, 'tours' | 'player' | 'room' | 'live' | 'label' | 'fault'>;

/** What comes later than this after the last step does not belong to a tour. */
const ANSWER_MS = 20_000;

/** Whoever presses twice wants one tour. */
const TWICE_MS = 1_500;

/** `POST /tours/:id` starts a tour from the beginning, `GET` shows where it has got to; `/next` and `/pause` are pressed, or come from the timer. */
export function tourRoutes(parts: TourRouteParts): Hono {
  const app = new Hono();
  const plays = new Map<string, TourPlay>();
  const data = (c: HttpContext) => tourData(c, parts, plays);
  app.get('/tours/:id', async (c) => htmlPage(c, peopled(parts.room, <TourPage data={await data(c)} />)));
  app.get('/parts/tours/:id', async (c) => c.html(peopled(parts.room, <TourStage data={await data(c)} />)));
  app.post('/tours/:id', async (c) => {
    const tour = tourOf(c, parts);
    const before = plays.get(tour.id);
    const isTwice = before?.done === 0 && parts.room.now() - before.startedAt < TWICE_MS;
    if (!isTwice) plays.set(tour.id, await TourPlay.start(parts.player, tour));
    parts.live.changed();
    return c.redirect(tourPath(tour.id, readerOf(c, parts.room).id), 303);
  });
  app.post('/tours/:id/next', async (c) => {
    const { step } = await postedFields(c);
    const next = plays.get(tourOf(c, parts).id)?.next(Number(step));
    parts.live.changed();
    await next?.catch(parts.fault);
    parts.live.changed();
    return c.body(null, 204);
  });
  app.post('/tours/:id/pause', async (c) => {
    const { paused } = await postedFields(c);
    const play = plays.get(tourOf(c, parts).id);
    if (play) play.paused = paused === 'yes';
    parts.live.changed();
    return c.body(null, 204);
  });
  return app;
}

function tourOf(c: HttpContext, { tours }: TourRouteParts): Tour {
  const tour = tours.find(({ id }) => id === c.req.param('id'));
  if (!tour) throw new NotFound();
  return tour;
}

async function tourData(c: HttpContext, parts: TourRouteParts, plays: Map<string, TourPlay>): Promise<TourData> {
  const { tours, room, label } = parts;
  const tour = tourOf(c, parts);
  const play = plays.get(tour.id);
  const [first] = scenesOf(tour);
  const scene = play?.scene ?? first;
  const windows = (scene?.windows ?? []).map((one) =>
    stageWindow(room, one, {
      since: play?.startedAt,
      until: (play?.endedAt ?? Number.POSITIVE_INFINITY) + ANSWER_MS,
      acts: one.person === scene?.acting.person,
    }),
  );
  const at = tours.indexOf(tour);
  return {
    tour: play?.tour ?? tour,
    others: [...tours.slice(at + 1), ...tours.slice(0, at)],
    as: readerOf(c, parts.room).id,
    play: play && stateOf(play),
    windows: await Promise.all(windows),
    label,
  };
}

const stateOf = ({ done, paused, stopped, over, tour, scene }: TourPlay) => ({
  ...{ done, paused, stopped, over },
  goOn: afterTour(tour, scene.windows),
});

interface Shown {
  /** Epoch milliseconds; undefined if nothing is to be shown yet. */
  since: number | undefined;
  until: number;
  acts: boolean;
}

async function stageWindow(
  room: Room,
  { person, channel: id }: TourWindow,
  { since, until, acts }: Shown,
): Promise<StageWindow> {
  const me = room.company.person(person);
  const channel = me && (await room.channel(id, person));
  if (!channel) throw new NotFound();
  const all = since === undefined ? [] : await room.messages(id, person, null);
  const shown = all.filter(({ at }) => at >= (since ?? 0) && at <= until);
  const replies = await room.replies(id, person);
  const messages = shown.map(async (message) => ({
    message,
    replies: replies.has(message.id) ? (await room.messages(id, person, message.id)).slice(1) : [],
  }));
  return { me, channel, acts, messages: await Promise.all(messages) };
}
