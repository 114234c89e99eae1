/** The playground's channels in the database: what Slack or Teams would keep for their users. */
import type { Opened } from './opened.js';

const MOST_CHANNELS = 200;

/** The channels of the playground in one workspace. A channel's name is its id. */
export class RoomChannels {
  constructor(
    private readonly opened: Opened,
    private readonly workspace: string,
  ) {}

  /** All channels, in the order of their names. */
  list(): Promise<{ name: string; access: 'public' | 'private' }[]> {
    return this.opened.db
      .selectFrom('room_channel')
      .select(['name', 'access'])
      .where('workspace', '=', this.workspace)
      .orderBy('name')
      .limit(MOST_CHANNELS)
      .execute();
  }

  /** Adds a channel, or changes who can find it. */
  async set(name: string, access: 'public' | 'private'): Promise<void> {
    await this.opened.db
      .insertInto('room_channel')
      .values({ workspace: this.workspace, id: name, name, access })
      .onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet({ access }))
      .execute();
  }
}
