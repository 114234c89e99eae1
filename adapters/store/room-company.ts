/** The playground's people and who is in its channels, in the database: what Slack or Teams would keep for their users. */
import type { Opened } from './opened.js';

/** Somebody who was added to the playground. */
interface AddedPerson {
  id: string;
  name: string;
  /** IANA zone. */
  zone: string;
  standing: string;
}

/** Who is in a channel. */
interface ChannelMember {
  channel: string;
  person: string;
}

/** The people of the playground in one workspace, in the order of their names, and their channels. */
export class RoomCompany {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** Everybody who was added. */
  people(): Promise<AddedPerson[]> {
    return this.opened.db
      .selectFrom('room_person')
      .select(['id', 'name', 'zone', 'standing'])
      .where('workspace', '=', this.workspace)
      .orderBy('name')
      .execute();
  }

  /** Adds somebody unless there is somebody with that id. */
  async addPerson(person: AddedPerson): Promise<void> {
    await this.opened.db
      .insertInto('room_person')
      .values({ ...person, workspace: this.workspace })
      .onConflict((oc) => oc.doNothing())
      .execute();
  }

  /** Who is in which channel, where not everybody is. */
  members(): Promise<ChannelMember[]> {
    return this.opened.db
      .selectFrom('room_member')
      .select(['channel', 'person'])
      .where('workspace', '=', this.workspace)
      .execute();
  }

  /** Says who is in a channel from now on. */
  async setMembers(channel: string, people: readonly string[]): Promise<void> {
    const { workspace } = this;
    await this.opened.db.transaction().execute(async (db) => {
      await db.deleteFrom('room_member').where('workspace', '=', workspace).where('channel', '=', channel).execute();
      const rows = people.map((person) => ({ workspace, channel, person }));
      if (rows.length > 0) await db.insertInto('room_member').values(rows).execute();
    });
  }
}
