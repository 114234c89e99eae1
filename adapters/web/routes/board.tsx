/** The board, and its rows, which are fetched again when something has changed. */
import { Hono, type Context as HttpContext } from 'hono';
import { DateTime } from 'luxon';
import { board } from '../../../src/features/board.js';
import { dayAt } from '../../../src/model/dates/calendar.js';
import { callSchema } from '../../platform/calls.js';
import { directChannelOf } from '../channels.js';
import { BoardPage } from '../pages/board-page.js';
import { type BoardData, BoardRows } from '../pages/board-rows.js';
import { chatPath } from '../pages/links.js';
import { seenIn } from '../seen.js';
import { NotFound } from '../user-actions.js';
import { htmlPage } from './html.js';
import type { RouteParts } from './parts.js';
import { postedFields, readerOf } from './request.js';

type BoardRouteParts = Pick<RouteParts, 'room' | 'actions' | 'store' | 'clock' | 'say' | 'label'>;

/** The commands that the board leads to. */
const SHOWN = new Set(['projects', 'status', 'status all', 'stage show', 'task list', 'history']);

const LAST_PAGE = 10_000;
const LONGEST_NAME = 80;

/** `/board?as=bo&find=churn&page=2`, and the rows alone at `/parts/board`. */
export function boardRoutes(parts: BoardRouteParts): Hono {
  const app = new Hono();
  app.get('/board', async (c) => htmlPage(c, <BoardPage data={await boardData(c, parts)} />));
  app.get('/parts/board', async (c) => c.html(<BoardRows data={await boardData(c, parts)} />));
  app.post('/open', (c) => openThing(c, parts));
  return app;
}

/** Lets Baton show a thing of the board, and leads to its answer, where everything about it can be pressed. */
async function openThing(c: HttpContext, { actions, room }: BoardRouteParts) {
  const { as = '', call = '' } = await postedFields(c);
  const asked = callSchema.parse(JSON.parse(call));
  const me = room.company.person(as);
  // Only what shows something: what changes something is pressed in Baton's own messages.
  if (!me || !SHOWN.has(asked.command)) throw new NotFound();
  const channel = me.standing !== 'member' ? room.company.firstChannelOf(me.id) : directChannelOf(me.id);
  await actions.ask({ as, channel, thread: null }, asked);
  return c.redirect(chatPath(channel, as), 303);
}

async function boardData(c: HttpContext, { room, store, clock, say, label }: BoardRouteParts): Promise<BoardData> {
  const me = readerOf(c, room);
  const now = clock.now();
  const today = dayAt(now, me.zone);
  const page = Math.min(Math.max(Number(c.req.query('page')) || 1, 1), LAST_PAGE);
  const find = (c.req.query('find') ?? '').slice(0, LONGEST_NAME);
  await room.keepPlaces();
  // A guest looks from the one channel that they are in.
  const channel = me.standing !== 'member' ? room.company.firstChannelOf(me.id) : null;
  const shown = await seenIn(store, { me, channel, now }, (read, { named }) =>
    board(read, { now, today, zone: me.zone, inPart: named }, page, find),
  );
  const time = DateTime.fromMillis(now, { zone: me.zone }).toFormat('HH:mm');
  return { board: shown, page, find, as: me.id, now, today, time, say, label };
}
