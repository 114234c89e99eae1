/** The playground's channels in the database: what Slack or Teams would keep for their users. */
import type { Opened } from './opened.js';

const MOST_CHANNELS = 200;

/** The channels of the playground in one workspace. A channel's name is its id. */
export class RoomChannels {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** The names of all channels, in order. */
  async names(): Promise<string[]> {
    const rows = await this.opened.db
      .selectFrom('room_channel')
      .select('name')
      .where('workspace', '=', this.workspace)
      .orderBy('name')
      .limit(MOST_CHANNELS)
      .execute();
    return rows.map((row) => row.name);
  }

  /** Adds a channel unless there is one of that name. */
  async add(name: string): Promise<void> {
    await this.opened.db
      .insertInto('room_channel')
      .values({ workspace: this.workspace, id: name, name })
      .onConflict((oc) => oc.doNothing())
      .execute();
  }
}
