/** The playground's reactions to messages in the database: what Slack or Teams would keep for their users. */
import type { Opened } from './opened.js';

/** The reactions of the playground in one workspace. */
export class RoomReactions {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** Adds a person's reaction to a message, or removes it if it is there. @returns whether it is there now */
  async toggle(message: string, channel: string, person: string, emoji: string): Promise<boolean> {
    const done = await this.opened.db
      .insertInto('room_reaction')
      .values({ workspace: this.workspace, message, channel, person, emoji })
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

  /** Who has reacted in a channel, by message. */
  async peopleByMessage(channel: string): Promise<Map<string, string[]>> {
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

  /** Removes all reactions. */
  async clear(): Promise<void> {
    await this.opened.db.deleteFrom('room_reaction').where('workspace', '=', this.workspace).execute();
  }
}
