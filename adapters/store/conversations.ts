/** The playground's channels and messages in the database. What Slack or Teams would keep for their users. */
import type { View } from '../../src/view.js';
import type { Opened } from './opened.js';

export type Content = { is: 'text'; text: string } | { is: 'view'; view: View };

export interface Message {
  seq: number;
  id: string;
  channel: string;
  thread: string | null;
  author: string;
  /** The only person who sees it; null for all who see the channel. */
  onlyFor: string | null;
  content: Content;
  /** Epoch milliseconds. */
  at: number;
  edited: boolean;
}

export type NewMessage = Omit<Message, 'seq' | 'edited'>;

interface Stored {
  seq: number;
  content: string;
  edited: number;
}

/** Messages shown at once, the newest ones. */
const MOST = 200;

const read = <R extends Stored>(row: R) => ({
  ...row,
  seq: Number(row.seq),
  content: JSON.parse(row.content) as Content,
  edited: row.edited === 1,
});

export class Conversations {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** The messages that a person may see, of the whole workspace. */
  private seenBy(person: string) {
    return this.opened.db
      .selectFrom('room_message')
      .where('workspace', '=', this.workspace)
      .where((eb) => eb.or([eb('onlyFor', 'is', null), eb('onlyFor', '=', person)]));
  }

  async channels(): Promise<string[]> {
    const rows = await this.opened.db
      .selectFrom('room_channel')
      .select('name')
      .where('workspace', '=', this.workspace)
      .orderBy('name')
      .limit(200)
      .execute();
    return rows.map((row) => row.name);
  }

  /** Makes a channel where there is none of that name. */
  async addChannel(name: string): Promise<void> {
    await this.opened.db
      .insertInto('room_channel')
      .values({ workspace: this.workspace, id: name, name })
      .onConflict((oc) => oc.doNothing())
      .execute();
  }

  /** What a person sees in a channel (thread null), or of one thread with its root; oldest first. */
  async messages(channel: string, person: string, thread: string | null): Promise<Message[]> {
    const rows = await this.seenBy(person)
      .selectAll()
      .where('channel', '=', channel)
      .where((eb) =>
        thread === null ? eb('thread', 'is', null) : eb.or([eb('thread', '=', thread), eb('id', '=', thread)]),
      )
      .orderBy('seq', 'desc')
      .limit(MOST)
      .execute();
    return rows.reverse().map(read);
  }

  /** Number of answers that a person sees in each thread of a channel, by the id of its root. */
  async replies(channel: string, person: string): Promise<Map<string, number>> {
    const rows = await this.seenBy(person)
      .select((eb) => ['thread', eb.fn.countAll().as('n')])
      .where('channel', '=', channel)
      .where('thread', 'is not', null)
      .groupBy('thread')
      .execute();
    return new Map(rows.map((row) => [row.thread ?? '', Number(row.n)]));
  }

  /** The number of the newest message that a person may see in each channel, threads left out. */
  async newest(person: string): Promise<Map<string, number>> {
    const rows = await this.seenBy(person)
      .select((eb) => ['channel', eb.fn.max('seq').as('last')])
      .where('thread', 'is', null)
      .groupBy('channel')
      .execute();
    return new Map(rows.map((row) => [row.channel, Number(row.last)]));
  }

  async message(id: string): Promise<Message | undefined> {
    const row = await this.opened.db
      .selectFrom('room_message')
      .selectAll()
      .where('workspace', '=', this.workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && read(row);
  }

  /** Keeps a message; a second one with the same id changes nothing. */
  async add(message: NewMessage): Promise<void> {
    const row = { ...message, workspace: this.workspace, content: JSON.stringify(message.content), edited: 0 };
    await this.opened.db
      .insertInto('room_message')
      .values(row)
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
  }

  /** @returns whether there is such a message in that channel */
  async replace(channel: string, id: string, content: Content): Promise<boolean> {
    const done = await this.opened.db
      .updateTable('room_message')
      .set({ content: JSON.stringify(content), edited: 1 })
      .where('workspace', '=', this.workspace)
      .where('channel', '=', channel)
      .where('id', '=', id)
      .executeTakeFirst();
    return Number(done.numUpdatedRows) === 1;
  }

  /** Removes one message. @returns whether there was such a one */
  async remove(id: string): Promise<boolean> {
    const there = this.opened.db.deleteFrom('room_message').where('workspace', '=', this.workspace);
    const done = await there.where('id', '=', id).executeTakeFirst();
    return Number(done.numDeletedRows) === 1;
  }

  /** Puts a reaction to a message, or takes it away. @returns whether it stands there now */
  async react(message: string, channel: string, person: string, emoji: string): Promise<boolean> {
    const row = { workspace: this.workspace, message, channel, person, emoji };
    const done = await this.opened.db
      .insertInto('room_reaction')
      .values(row)
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (Number(done.numInsertedOrUpdatedRows) === 1) return true;
    await this.opened.db
      .deleteFrom('room_reaction')
      .where('workspace', '=', this.workspace)
      .where('message', '=', message)
      .where('person', '=', person)
      .where('emoji', '=', emoji)
      .execute();
    return false;
  }

  /** Who put a hand up, by message. */
  async reactions(channel: string): Promise<Map<string, string[]>> {
    const rows = await this.opened.db
      .selectFrom('room_reaction')
      .select(['message', 'person'])
      .where('workspace', '=', this.workspace)
      .where('channel', '=', channel)
      .orderBy('person')
      .execute();
    const by = new Map<string, string[]>();
    for (const { message, person } of rows) by.set(message, [...(by.get(message) ?? []), person]);
    return by;
  }

  /** Removes all messages; the channels stay. */
  async clear(): Promise<void> {
    await this.opened.db.deleteFrom('room_reaction').where('workspace', '=', this.workspace).execute();
    await this.opened.db.deleteFrom('room_message').where('workspace', '=', this.workspace).execute();
  }
}
