/** The addresses of the playground and the board. */
import { Hono, type Context as Http } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { board } from '../../src/features/board.js';
import { spoken } from '../../src/features/index.js';
import { dayAt } from '../../src/model/dates.js';
import { flat } from '../../src/model/text.js';
import type { Clock, Handled, Say, Store } from '../../src/ports.js';
import type { Form } from '../../src/view.js';
import { callSchema } from '../platform/calls.js';
import { assets } from './assets.js';
import { BoardPage, BoardRows, type BoardView } from './board.js';
import type { Live } from './live.js';
import { address, type Chat, EditDialog } from './message.js';
import { ChatPage, Messages, Sidebar, Tools } from './playground.js';
import { NotThere, type Receive, type Spot } from './receive.js';
import { FormOf, type Label } from './render.js';
import { directOf, PEOPLE, type Room, type RoomPerson, WORKSPACE } from './room.js';
import type { Player, Tour } from './tours.js';

export interface PlaygroundParts {
  room: Room;
  receive: Receive;
  player: Player;
  tours: Tour[];
  live: Live;
  store: Store;
  clock: Clock;
  say: Say;
  fault(error: unknown): void;
}

const LONGEST = 20_000;
const SETTLE_MS = 25;
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

const formSchema = z.object({
  title: z.string(),
  submit: z.string(),
  fields: z.array(z.object({ name: z.string() }).loose()),
  call: callSchema,
});

export function playground(parts: PlaygroundParts): Hono {
  const { room, receive, player, tours, live, store, clock, say } = parts;
  const label: Label = (id, args) => flat(say(id, args));
  const app = new Hono();
  let playing = false;

  // A page of another site that resolves its name to this machine would send its own name: only ours is answered.
  app.use(async (c, next) => (LOCAL.test(c.req.header('host') ?? '') ? next() : c.text(label('web-not-there'), 421)));
  app.use(csrf());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  );
  app.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.text(label('web-too-long', { max: LONGEST }), 413) }));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof NotThere) return c.text(label('web-not-there'), 404);
    if (error instanceof z.ZodError || error instanceof SyntaxError) return c.text(label('web-bad-request'), 400);
    parts.fault(error);
    return c.text(label('fault', { key: '—' }), 500);
  });

  const person = (c: Http): RoomPerson => PEOPLE.find((p) => p.id === c.req.query('as')) ?? (PEOPLE[0] as RoomPerson);

  async function chat(c: Http): Promise<Chat> {
    const me = person(c);
    const channel = await room.channel(c.req.param('channel') ?? '', me.id);
    if (!channel) throw new NotThere();
    const threadId = c.req.query('thread');
    const messages = await room.messages(channel.id, me.id, null);
    const thread = threadId ? { id: threadId, messages: await room.messages(channel.id, me.id, threadId) } : undefined;
    const waiting = new Set<string>();
    for (const p of PEOPLE) if ((await room.unread(p.id)).has(directOf(p.id))) waiting.add(p.id);
    const samples = await store.read(WORKSPACE, (read) => read.find('project', { where: { sample: true }, limit: 1 }));
    return {
      me,
      channel,
      messages,
      thread,
      waiting,
      tours,
      label,
      channels: await room.channels(),
      replies: await room.replies(channel.id, me.id),
      hands: await room.hands(channel.id),
      unread: await room.unread(me.id),
      sample: samples.length > 0,
      commands: spoken.map((one) => ({ name: one.name, example: one.examples[0] ?? one.name })),
    };
  }

  const page = (c: Http, body: unknown) => c.html(`<!doctype html>${String(body)}`);

  app.route('/', assets());
  app.get('/', (c) => c.redirect(address('general', person(c).id)));
  app.get('/chat/:channel', async (c) => page(c, <ChatPage chat={await chat(c)} />));
  app.get('/parts/messages/:channel', async (c) => c.html(<Messages chat={await chat(c)} thread={false} />));
  app.get('/parts/thread/:channel', async (c) => c.html(<Messages chat={await chat(c)} thread={true} />));
  app.get('/parts/sidebar/:channel', async (c) => c.html(<Sidebar chat={await chat(c)} />));
  app.get('/parts/tools/:channel', async (c) => c.html(<Tools chat={await chat(c)} />));

  app.get('/live', (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      let changed = false;
      const stop = live.listen(() => {
        changed = true;
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      await stream.writeSSE({ event: 'changed', data: '' });
      while (!stream.aborted) {
        if (!changed) await new Promise<void>((resolve) => (wake = resolve));
        // Changes come in bursts: one word for all of them.
        await stream.sleep(SETTLE_MS);
        changed = false;
        if (!stream.aborted) await stream.writeSSE({ event: 'changed', data: '' });
      }
    }),
  );

  const body = async (c: Http) =>
    Object.fromEntries(Object.entries(await c.req.parseBody()).map(([k, v]) => [k, typeof v === 'string' ? v : '']));
  const spotOf = (form: Record<string, string>): Spot => ({
    as: form.as ?? '',
    channel: form.channel ?? '',
    thread: form.thread || null,
  });

  /** Where a message stands: its own thread, whichever pane it was seen in. */
  async function placeOf(form: Record<string, string>): Promise<Spot> {
    const shown = await room.message(form.message ?? '');
    return { ...spotOf(form), thread: shown?.thread ?? null };
  }

  /** What a press or a sent form gives back: a form for the dialog, or word that it is done. */
  function answer(c: Http, handled: Handled, where: object, sent?: Form) {
    const form = handled.form ?? (handled.errors ? sent : undefined);
    if (form) return c.html(<FormOf form={form} where={where} label={label} errors={handled.errors ?? {}} />);
    c.header('HX-Trigger', 'settled');
    return c.body('');
  }

  app.post('/say', async (c) => {
    const form = await body(c);
    const text = form.text ?? '';
    if (text.length > LONGEST) return c.text(label('web-too-long', { max: LONGEST }), 413);
    if (text.trim() !== '') await receive.say(spotOf(form), text);
    return c.body(null, 204);
  });

  app.get('/parts/edit', async (c) => {
    const asked = z.object({ as: z.string(), channel: z.string(), message: z.string() }).parse(c.req.query());
    const text = await receive.own({ ...asked, thread: null }, asked.message);
    return c.html(<EditDialog text={text} message={asked.message} label={label} />);
  });

  app.post('/edit', async (c) => {
    const form = await body(c);
    const text = form.text ?? '';
    if (text.length > LONGEST) return c.text(label('web-too-long', { max: LONGEST }), 413);
    if (text.trim() !== '') await receive.edit(await placeOf(form), form.message ?? '', text);
    c.header('HX-Trigger', 'settled');
    return c.body('');
  });

  app.post('/delete', async (c) => {
    const form = await body(c);
    await receive.remove(await placeOf(form), form.message ?? '');
    return c.body(null, 204);
  });

  app.post('/hand', async (c) => {
    const form = await body(c);
    await receive.raiseHand(await placeOf(form), form.message ?? '');
    return c.body(null, 204);
  });

  app.post('/call', async (c) => {
    const form = await body(c);
    const call = callSchema.parse(JSON.parse(form.call ?? ''));
    const handled = await receive.call(spotOf(form), form.message ?? '', call, 'button');
    return answer(c, handled, { message: form.message });
  });

  app.post('/submit', async (c) => {
    const sent = await body(c);
    const form = formSchema.parse(JSON.parse(sent.form ?? '')) as unknown as Form;
    const values = Object.fromEntries(form.fields.map((f) => [f.name, sent[`field-${f.name}`] ?? '']));
    const call = { ...form.call, args: { ...form.call.args, ...values } };
    const handled = await receive.call(spotOf(sent), sent.message ?? '', call, 'form');
    const kept = { ...form, fields: form.fields.map((f) => ({ ...f, value: values[f.name] ?? '' })) };
    return answer(c, handled, { message: sent.message }, kept);
  });

  app.post('/channels', async (c) => {
    const name = ((await body(c)).name ?? '')
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-')
      .replace(/^#/, '');
    if (!/^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u.test(name) || name.startsWith('dm-'))
      return c.text(label('web-bad-channel'));
    await room.addChannel(name);
    return c.body('');
  });

  app.post('/tours/:id', (c) => {
    const tour = tours.find((t) => t.id === c.req.param('id'));
    if (!tour) throw new NotThere();
    if (playing) return c.text(label('web-tour-busy'), 409);
    playing = true;
    player
      .play(tour)
      .catch(parts.fault)
      .finally(() => {
        playing = false;
      });
    c.header('HX-Redirect', address(tour.channel, tour.steps.at(-1)?.as ?? 'ana'));
    return c.body(null, 204);
  });

  app.post('/clear', async (c) => {
    await room.clear();
    return c.body(null, 204);
  });

  async function boardView(c: Http): Promise<BoardView> {
    const me = person(c);
    const now = clock.now();
    const today = dayAt(now, me.zone);
    const n = Math.min(Math.max(Number(c.req.query('page')) || 1, 1), 10_000);
    const find = (c.req.query('find') ?? '').slice(0, 80);
    const shown = await store.read(WORKSPACE, (read) => board(read, { now, today, workspace: WORKSPACE }, n, find));
    return {
      board: shown,
      page: n,
      find,
      as: me.id,
      now,
      today,
      at: DateTime.fromMillis(now, { zone: me.zone }).toFormat('HH:mm'),
      say,
      label,
    };
  }

  app.get('/board', async (c) => page(c, <BoardPage v={await boardView(c)} />));
  app.get('/parts/board', async (c) => c.html(<BoardRows v={await boardView(c)} />));
  app.notFound((c) => c.text(label('web-not-there'), 404));
  return app;
}
