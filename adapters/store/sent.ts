/** Where Baton's messages stand on a platform: what it takes to change them later. */
import { sql } from 'kysely';
import type { Opened } from './opened.js';

/** A message on its platform. */
export interface Spot {
  /** The platform's id of the conversation. */
  place: string;
  /** The platform's id of the message. */
  message: string;
}

/** The messages that were sent, by Baton's own ids. */
export class Sent {
  constructor(private readonly opened: Opened) {}

  /** @param belongs the conversation that the message is about, if it stands elsewhere; in the platform's own form */
  async note(workspace: string, id: string, { place, message }: Spot, at: number, belongs: string | null = null) {
    await sql`insert into sent (workspace, id, place, message, at, belongs)
      values (${workspace}, ${id}, ${place}, ${message}, ${at}, ${belongs}) on conflict do nothing`.execute(
      this.opened.db,
    );
  }

  /** Where a message stands; undefined if it was not sent, or too long ago. */
  async find(workspace: string, id: string): Promise<Spot | undefined> {
    const own = sql<Spot>`select place, message from sent where workspace = ${workspace} and id = ${id}`;
    return (await own.execute(this.opened.db)).rows[0];
  }

  /** Forgets a message that is no longer there. */
  async drop(workspace: string, id: string): Promise<void> {
    await this.opened.db.deleteFrom('sent').where('workspace', '=', workspace).where('id', '=', id).execute();
  }

  /** The conversation that a message is about if it stands elsewhere; null if it does not, or is not known. */
  async belongs(workspace: string, { place, message }: Spot): Promise<string | null> {
    const own = this.opened.db.selectFrom('sent').select('belongs').where('workspace', '=', workspace);
    const row = await own.where('place', '=', place).where('message', '=', message).executeTakeFirst();
    return row?.belongs ?? null;
  }

  /** Forgets messages from before an instant. */
  async forget(before: number): Promise<void> {
    await this.opened.db.deleteFrom('sent').where('at', '<', before).execute();
  }
}
