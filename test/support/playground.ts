/** The playground without a server: requests go straight to its pages, and the background work is done when asked for. */
import { Sender } from '../../adapters/runtime/sender.js';
import { PlaygroundChat } from '../../adapters/web/chat.js';
import { LiveUpdates } from '../../adapters/web/live-updates.js';
import { openPlayground } from '../../adapters/web/playground.js';
import { Room } from '../../adapters/web/room.js';
import { type Kit, kit } from './kit.js';
import { sendTo } from './signal-sender.js';

type Pages = Awaited<ReturnType<typeof openPlayground>>;
type Fields = Record<string, string>;

const ORIGIN = 'http://localhost';

/** By how much the clock goes on while a tour waits. */
const PAUSE_MS = 200;

/** A new playground for each test file. */
export class TestPlayground {
  private constructor(
    readonly kit: Kit,
    readonly room: Room,
    readonly live: LiveUpdates,
    private readonly pages: Pages,
    private readonly sender: Sender,
  ) {}

  static async open(): Promise<TestPlayground> {
    const k = await kit();
    const live = new LiveUpdates();
    const room = new Room(k.opened, k.clock, live);
    const fault = (error: unknown) => void k.faults.push(error);
    const { app, listener, roster, store, clock, say } = k;
    const opened: { playground?: TestPlayground } = {};
    const pages = await openPlayground({
      app,
      listener,
      roster,
      room,
      live,
      store,
      clock,
      say,
      fault,
      send: sendTo(k),
      pause: async () => {
        k.clock.pass(PAUSE_MS);
        await opened.playground?.settle();
      },
    });
    const sender = new Sender({ outbox: k.outbox, chat: new PlaygroundChat(room), clock, fault });
    opened.playground = new TestPlayground(k, room, live, pages, sender);
    return opened.playground;
  }

  /** Sends a request as a browser on this machine does. */
  async request(path: string, init: { method?: string; body?: URLSearchParams; headers?: Fields } = {}) {
    return this.pages.request(path, { ...init, headers: { host: 'localhost', ...init.headers } });
  }

  /** The content of a page or a part. */
  async get(path: string): Promise<string> {
    return (await this.request(path)).text();
  }

  /** Posts a form from the playground's own page, or from another origin, and lets Baton answer. */
  async post(path: string, fields: Fields, headers: Fields = { origin: ORIGIN }): Promise<Response> {
    const response = await this.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
    await this.settle();
    return response;
  }

  say(as: string, channel: string, text: string, thread = ''): Promise<Response> {
    return this.post('/say', { as, channel, thread, text });
  }

  /** What a person sees in a channel, as HTML. */
  messages(channel: string, as: string): Promise<string> {
    return this.get(`/parts/messages/${channel}?as=${as}`);
  }

  /** Does what is due, and delivers what Baton says. */
  async settle(): Promise<void> {
    while ((await this.kit.listener.tick()) > 0);
    await this.sender.drain();
  }
}

/** The id of the newest message in a list. */
export function newestMessage(html: string): string {
  const id = [...html.matchAll(/<article id="[mt]-([^"]+)"/g)].at(-1)?.[1];
  if (id === undefined) throw new Error('there are no messages');
  return id;
}

/** What htmx would send for the newest control with this label (or its beginning). */
export function valuesOfControl(html: string, label: string): { message: string; call: string } {
  for (const article of html.split('<article').slice(1).reverse()) {
    const buttons = [...article.matchAll(/hx-vals="([^"]*)"[^>]*>([^<]*)<\/button>/g)];
    const values = buttons.find(([, , text]) => text?.startsWith(label))?.[1];
    if (values !== undefined) return { message: newestMessage(`<article${article}`), ...attributeJson(values) };
  }
  throw new Error(`no control "${label}"`);
}

/** What htmx would send with a form, besides its fields. */
export function valuesOfForm(html: string): { message: string; form: string } {
  return attributeJson(/<form [^>]*hx-vals="([^"]*)"/.exec(html)?.[1] ?? '');
}

const ENTITIES: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const attributeJson = (value: string) =>
  JSON.parse(value.replace(/&(?:quot|#39|amp|lt|gt);/g, (e) => ENTITIES[e] ?? e));
