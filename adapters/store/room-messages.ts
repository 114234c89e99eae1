/** The playground's messages in the database: what Slack or Teams would keep for their users. */
import type { View } from '../../src/view/view.js';
import type { Opened } from './opened.js';

/** What somebody wrote, or what Baton shows. */
export type Content = { is: 'text'; text: string } | { is: 'view'; view: View };

/** A message as it is stored. */
export interface Message {
  /** Counts up with each message. */
  seq: number;
  id: string;
  channel: string;
  /** The id of the thread's first message; null outside of threads. */
  thread: string | null;
  author: string;
  /** The only person who sees it; null for everybody who sees the channel. */
  onlyFor: string | null;
  content: Content;
  /** Epoch milliseconds. */
  at: number;
  edited: boolean;
}

/** A message that is not stored yet. */
export type NewMessage = Omit<Message, 'seq' | 'edited'>;

/** How many messages are shown at once, the newest ones. */
const MOST_MESSAGES = 200;

/** The messages of the playground in one workspace. */
export class RoomMessages {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** The messages that a person can see, in all channels. */
  private seenBy(person: string) {
    return this.opened.db
      .selectFrom('room_message')
      .where('workspace', '=', this.workspace)
      .where((eb) => eb.or([eb('onlyFor', 'is', null), eb('onlyFor', '=', person)]));
  }

  /** What a person sees in a channel (thread null), or in one thread with its first message; oldest first. */
  async list(channel: string, person: string, thread: string | null): Promise<Message[]> {
    const rows = await this.seenBy(person)
      .selectAll()
      .where('channel', '=', channel)
      .where((eb) =>
        thread === null ? eb('thread', 'is', null) : eb.or([eb('thread', '=', thread), eb('id', '=', thread)]),
      )
      .orderBy('seq', 'desc')
      .limit(MOST_MESSAGES)
      .execute();
    return rows.reverse().map(messageFrom);
  }

  /** How many replies a person sees in each thread of a channel, by the id of its first message. */
  async replies(channel: string, person: string): Promise<Map<string, number>> {
    const rows = await this.seenBy(person)
      .select((eb) => ['thread', eb.fn.countAll().as('n')])
      .where('channel', '=', channel)
      .where('thread', 'is not', null)
      .groupBy('thread')
      .execute();
    return new Map(rows.map((row) => [row.thread ?? '', Number(row.n)]));
  }

  /** The `seq` of the newest message that a person can see, by channel. Replies in threads do not count. */
  async newest(person: string): Promise<Map<string, number>> {
    const rows = await this.seenBy(person)
      .select((eb) => ['channel', eb.fn.max('seq').as('last')])
      .where('thread', 'is', null)
      .groupBy('channel')
      .execute();
    return new Map(rows.map((row) => [row.channel, Number(row.last)]));
  }

  /** A message, whoever can see it; undefined if there is none. */
  async find(id: string): Promise<Message | undefined> {
    const row = await this.opened.db
      .selectFrom('room_message')
      .selectAll()
      .where('workspace', '=', this.workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && messageFrom(row);
  }

  /** Adds a message; a second one with the same id changes nothing. */
  async add(message: NewMessage): Promise<void> {
    const row = { ...message, workspace: this.workspace, content: JSON.stringify(message.content), edited: 0 };
    await this.opened.db
      .insertInto('room_message')
      .values(row)
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
  }

  /** Replaces the content of a message. @returns false if there is no such message in that channel */
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

  /** Deletes a message. @returns false if there is no such message */
  async remove(id: string): Promise<boolean> {
    const own = this.opened.db.deleteFrom('room_message').where('workspace', '=', this.workspace);
    const done = await own.where('id', '=', id).executeTakeFirst();
    return Number(done.numDeletedRows) === 1;
  }

  /** Deletes all messages. */
  async clear(): Promise<void> {
    await this.opened.db.deleteFrom('room_message').where('workspace', '=', this.workspace).execute();
  }
}

/** A message as its row has it. */
interface MessageRow extends Omit<Message, 'content' | 'edited'> {
  content: string;
  edited: number;
}

const messageFrom = (row: MessageRow): Message => ({
  ...row,
  content: JSON.parse(row.content),
  edited: row.edited === 1,
});
