/** Writing, editing and deleting messages, and putting a hand up for one. */
import { Hono, type Context as HttpContext } from 'hono';
import { z } from 'zod';
import { EditDialog } from '../pages/message.js';
import type { RouteParts } from './parts.js';
import { LONGEST_MESSAGE, postedFields, speakerAtMessage, speakerOf } from './request.js';

type MessageRouteParts = Pick<RouteParts, 'room' | 'actions' | 'label'>;

const editQuery = z.object({ as: z.string(), channel: z.string(), message: z.string() });

/** Changes reach the page by live updates: most of these answer with nothing. */
export function messageRoutes(parts: MessageRouteParts): Hono {
  const { room, actions, label } = parts;
  const app = new Hono();
  app.post('/say', (c) => postMessage(c, parts));
  app.get('/parts/edit', async (c) => {
    const { message, ...place } = editQuery.parse(c.req.query());
    const text = await actions.ownText({ ...place, thread: null }, message);
    return c.html(<EditDialog text={text} message={message} label={label} />);
  });
  app.post('/edit', (c) => editMessage(c, parts));
  app.post('/delete', async (c) => {
    const fields = await postedFields(c);
    await actions.remove(await speakerAtMessage(room, fields), fields.message ?? '');
    return c.body(null, 204);
  });
  app.post('/hand', async (c) => {
    const fields = await postedFields(c);
    await actions.toggleHand(await speakerAtMessage(room, fields), fields.message ?? '');
    return c.body(null, 204);
  });
  return app;
}

async function postMessage(c: HttpContext, { actions, label }: MessageRouteParts) {
  const fields = await postedFields(c);
  const text = fields.text ?? '';
  if (text.length > LONGEST_MESSAGE) return c.text(label('web-too-long', { max: LONGEST_MESSAGE }), 413);
  if (text.trim() !== '') await actions.say(speakerOf(c, fields), text);
  return c.body(null, 204);
}

async function editMessage(c: HttpContext, { room, actions, label }: MessageRouteParts) {
  const fields = await postedFields(c);
  const text = fields.text ?? '';
  if (text.length > LONGEST_MESSAGE) return c.text(label('web-too-long', { max: LONGEST_MESSAGE }), 413);
  if (text.trim() !== '') await actions.edit(await speakerAtMessage(room, fields), fields.message ?? '', text);
  c.header('HX-Trigger', 'settled');
  return c.body('');
}
