/** The playground's chat platform: people, channels and messages, kept as Slack or Teams would keep them. */
import type { App } from '../../src/app.js';
import type { Chat, Clock, Delivery, Mention, Origin, Outbound } from '../../src/ports.js';
import type { View } from '../../src/view.js';
import { newId } from '../ids.js';
import type { Opened } from '../store/open.js';
import type { Live } from './live.js';

export const WORKSPACE = 'playground';
export const BATON = 'baton';

export type RoomPerson = Origin['person'];

/** Who can be spoken as. Zones far apart, one of them off by half an hour. */
export const PEOPLE: readonly RoomPerson[] = [
  { id: 'ana', name: 'Ana Silva', zone: 'Europe/Lisbon', admin: true },
  { id: 'bo', name: 'Bo Berg', zone: 'Europe/Berlin', admin: false },
  { id: 'chi', name: 'Chi Rao', zone: 'Asia/Kolkata', admin: false },
  { id: 'dana', name: 'Dana Cole', zone: 'America/New_York', admin: false },
  { id: 'emi', name: 'Emi Sato', zone: 'Asia/Tokyo', admin: false },
];

const CHANNELS = ['general', 'churn-model', 'search-ranking'];

export type Content = { is: 'text'; text: string } | { is: 'view'; view: View };

export interface Message {
  seq: number;
  id: string;
  channel: string;
  thread: string | null;
  author: string;
  onlyFor: string | null;
  content: Content;
  at: number;
  edited: boolean;
}

export interface RoomChannel {
  id: string;
  name: string;
  direct: boolean;
}

/** The conversation of a person with Baton. */
export const directOf = (person: string) => `dm-${person}`;

/** Whether `person` may look into a channel: everybody into public ones, only oneself into one's own conversation. */
export const maySee = (channel: string, person: string) => !channel.startsWith('dm-') || channel === directOf(person);

/** The people named with @ in a text, by id or first name, with the places of the mentions. */
export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(/@([\p{L}]+)(?: ([\p{L}]+))?/gu)].flatMap((m): Mention[] => {
    const person = PEOPLE.find((p) => p.id === m[1]?.toLowerCase());
    if (!person) return [];
    const whole = m[2] && person.name.toLowerCase() === `${m[1]} ${m[2]}`.toLowerCase();
    const end = m.index + (whole ? m[0].length : 1 + (m[1]?.length ?? 0));
    return [{ start: m.index, end, is: 'person', id: person.id, name: person.name }];
  });
}

export class Room implements Chat {
  /** The last message that each person has seen in each channel, for the marks in the sidebar. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly opened: Opened,
    private readonly clock: Clock,
    private readonly live: Live,
  ) {}

  /** Makes the first channels, and Baton known to everybody. */
  async open(app: App): Promise<void> {
    for (const name of CHANNELS) await this.addChannel(name);
    await app.introduce(WORKSPACE, PEOPLE);
  }

  async channels(): Promise<RoomChannel[]> {
    const rows = await this.opened.db
      .selectFrom('room_channel')
      .selectAll()
      .where('workspace', '=', WORKSPACE)
      .orderBy('name')
      .limit(200)
      .execute();
    return rows.map((row) => ({ id: row.id, name: row.name, direct: false }));
  }

  async channel(id: string, person: string): Promise<RoomChannel | undefined> {
    if (id === directOf(person)) return { id, name: 'Baton', direct: true };
    return (await this.channels()).find((c) => c.id === id);
  }

  /** Makes a channel where there is none of that name. */
  async addChannel(name: string): Promise<void> {
    await this.opened.db
      .insertInto('room_channel')
      .values({ workspace: WORKSPACE, id: name, name })
      .onConflict((oc) => oc.doNothing())
      .execute();
    this.live.changed();
  }

  /** What a person sees in a channel (thread null) or in one thread, oldest first, the last 200. */
  async messages(channel: string, person: string, thread: string | null): Promise<Message[]> {
    const rows = await this.opened.db
      .selectFrom('room_message')
      .selectAll()
      .where('workspace', '=', WORKSPACE)
      .where('channel', '=', channel)
      .where((eb) => eb.or([eb('onlyFor', 'is', null), eb('onlyFor', '=', person)]))
      .where((eb) =>
        thread === null ? eb('thread', 'is', null) : eb.or([eb('thread', '=', thread), eb('id', '=', thread)]),
      )
      .orderBy('seq', 'desc')
      .limit(200)
      .execute();
    const found = rows.reverse().map(
      (row): Message => ({
        ...row,
        seq: Number(row.seq),
        content: JSON.parse(row.content),
        edited: row.edited === 1,
      }),
    );
    if (thread === null) this.seen.set(`${person}/${channel}`, found.at(-1)?.seq ?? 0);
    return found;
  }

  /** Number of answers in each thread of a channel that a person sees. */
  async replies(channel: string, person: string): Promise<Map<string, number>> {
    const rows = await this.opened.db
      .selectFrom('room_message')
      .select((eb) => ['thread', eb.fn.countAll().as('n')])
      .where('workspace', '=', WORKSPACE)
      .where('channel', '=', channel)
      .where('thread', 'is not', null)
      .where((eb) => eb.or([eb('onlyFor', 'is', null), eb('onlyFor', '=', person)]))
      .groupBy('thread')
      .execute();
    return new Map(rows.map((row) => [row.thread ?? '', Number(row.n)]));
  }

  /** The channels in which something stands that the person has not looked at since this process began. */
  async unread(person: string): Promise<Set<string>> {
    const rows = await this.opened.db
      .selectFrom('room_message')
      .select((eb) => ['channel', eb.fn.max('seq').as('last')])
      .where('workspace', '=', WORKSPACE)
      .where('thread', 'is', null)
      .where((eb) => eb.or([eb('onlyFor', 'is', null), eb('onlyFor', '=', person)]))
      .groupBy('channel')
      .execute();
    const fresh = rows.filter(
      (row) => maySee(row.channel, person) && Number(row.last) > (this.seen.get(`${person}/${row.channel}`) ?? 0),
    );
    return new Set(fresh.map((row) => row.channel));
  }

  /** Writes what a person said. */
  async post(
    message: Pick<Message, 'channel' | 'thread' | 'author' | 'onlyFor' | 'content'>,
    id = newId(),
  ): Promise<string> {
    const row = {
      ...message,
      id,
      workspace: WORKSPACE,
      content: JSON.stringify(message.content),
      at: this.clock.now(),
      edited: 0,
    };
    await this.opened.db
      .insertInto('room_message')
      .values(row)
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
    this.live.changed();
    return id;
  }

  async message(id: string): Promise<Message | undefined> {
    const row = await this.opened.db
      .selectFrom('room_message')
      .selectAll()
      .where('workspace', '=', WORKSPACE)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { ...row, seq: Number(row.seq), content: JSON.parse(row.content), edited: row.edited === 1 };
  }

  async deliver(workspace: string, out: Outbound): Promise<Delivery> {
    if (workspace !== WORKSPACE) return { result: 'never', why: 'unknown workspace' };
    const content: Content = { is: 'view', view: out.view };
    if (out.to === 'message') {
      const done = await this.opened.db
        .updateTable('room_message')
        .set({ content: JSON.stringify(content), edited: 1 })
        .where('id', '=', out.message)
        .where('channel', '=', out.channel)
        .executeTakeFirst();
      this.live.changed();
      return Number(done.numUpdatedRows) === 1 ? { result: 'sent' } : { result: 'never', why: 'message_not_found' };
    }
    const to =
      out.to === 'direct'
        ? { channel: directOf(out.person), thread: null }
        : { channel: out.channel, thread: out.thread };
    await this.post({ ...to, author: BATON, onlyFor: out.to === 'whisper' ? out.person : null, content }, out.id);
    return { result: 'sent' };
  }

  /** Removes everything said; the product's own data stays. */
  async clear(): Promise<void> {
    await this.opened.db.deleteFrom('room_message').where('workspace', '=', WORKSPACE).execute();
    this.live.changed();
  }
}
