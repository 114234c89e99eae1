/** The pages of the chat, and their parts, which are fetched again when something has changed. */
import { Hono, type Context as HttpContext } from 'hono';
import { projectsOf } from '../../../src/commands/lookups.js';
import { typedCommands } from '../../../src/features/index.js';
import { directChannelOf } from '../channels.js';
import type { ChatData } from '../pages/chat-data.js';
import { ChatPage } from '../pages/chat-page.js';
import { MessageList } from '../pages/conversation.js';
import { chatPath } from '../pages/links.js';
import { Sidebar } from '../pages/sidebar.js';
import { Tools } from '../pages/tools.js';
import type { Room } from '../room.js';
import { seenIn } from '../seen.js';
import { NotFound } from '../user-actions.js';
import { htmlPage, peopled } from './html.js';
import type { RouteParts } from './parts.js';
import { readerOf } from './request.js';

type ChatRouteParts = Pick<RouteParts, 'room' | 'store' | 'clock' | 'tours' | 'label'>;

/** `/chat/general?as=bo&thread=…`, and the same below `/parts/`. */
export function chatRoutes(parts: ChatRouteParts): Hono {
  const app = new Hono();
  const data = (c: HttpContext) => chatData(c, parts);
  app.get('/', (c) => {
    const { id } = readerOf(c, parts.room);
    return c.redirect(chatPath(parts.room.company.firstChannelOf(id), id));
  });
  app.get('/chat/:channel', async (c) => htmlPage(c, peopled(parts.room, <ChatPage chat={await data(c)} />)));
  app.get('/parts/messages/:channel', async (c) =>
    c.html(peopled(parts.room, <MessageList chat={await data(c)} thread={false} />)),
  );
  app.get('/parts/thread/:channel', async (c) =>
    c.html(peopled(parts.room, <MessageList chat={await data(c)} thread={true} />)),
  );
  app.get('/parts/sidebar/:channel', async (c) => c.html(peopled(parts.room, <Sidebar chat={await data(c)} />)));
  app.get('/parts/tools/:channel', async (c) => c.html(peopled(parts.room, <Tools chat={await data(c)} />)));
  return app;
}

async function chatData(c: HttpContext, { room, store, clock, tours, label }: ChatRouteParts): Promise<ChatData> {
  const me = readerOf(c, room);
  const channel = await room.channel(c.req.param('channel') ?? '', me.id);
  if (!channel) throw new NotFound();
  const messages = await room.messages(channel.id, me.id, null);
  const thread = c.req.query('thread');
  const [samples, projects] = await seenIn(store, { me, channel: channel.id, now: clock.now() }, async (read) => [
    await read.find('project', { where: { sample: true }, limit: 1 }),
    await projectsOf(read, channel.id),
  ]);
  return {
    me,
    company: room.company,
    channel,
    messages,
    thread: thread ? { id: thread, messages: await room.messages(channel.id, me.id, thread) } : undefined,
    waiting: await peopleWithNews(room),
    channels: await room.channels(me.id),
    replies: await room.replies(channel.id, me.id),
    hands: await room.hands(channel.id),
    unread: await room.unread(me.id),
    projects,
    sample: samples.length > 0,
    commands: typedCommands.map(({ name, examples }) => examples[0] ?? name),
    tours,
    label,
  };
}

/** Ids of the people with unseen messages in their conversation with Baton. */
async function peopleWithNews(room: Room): Promise<Set<string>> {
  const people = new Set<string>();
  for (const { id } of room.company.people) if ((await room.unread(id)).has(directChannelOf(id))) people.add(id);
  return people;
}
