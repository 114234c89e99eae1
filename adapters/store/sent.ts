/** Where messages of ours stand on a platform, and who has looked at their start page: what it takes to change them later. */
import type { Opened } from './opened.js';

export interface Spot {
  /** The platform's id of the conversation. */
  place: string;
  /** The platform's id of the message. */
  message: string;
}

export interface Front {
  person: string;
  /** The person's own conversation with Baton. */
  place: string;
  at: number;
  /** `home`, or `other` where something else stands there for the moment. */
  shows: 'home' | 'other';
  /** Tells whether what is shown is still so. */
  hash: string;
}

export class Sent {
  constructor(private readonly opened: Opened) {}

  /** @param belongs what it has to do with, where it does not stand there; in the platform's own words */
  async note(workspace: string, id: string, { place, message }: Spot, at: number, belongs: string | null = null) {
    const row = { workspace, id, place, message, at, belongs };
    await this.opened.db
      .insertInto('sent')
      .values(row)
      .onConflict((oc) => oc.doNothing())
      .execute();
  }

  async find(workspace: string, id: string): Promise<Spot | undefined> {
    const own = this.opened.db.selectFrom('sent').where('workspace', '=', workspace);
    return own.select(['place', 'message']).where('id', '=', id).executeTakeFirst();
  }

  /** What a message belongs to that does not stand there; null where it does, or is not known. */
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

export class Fronts {
  constructor(private readonly opened: Opened) {}

  private in(workspace: string) {
    return this.opened.db.selectFrom('front').selectAll().where('workspace', '=', workspace);
  }

  async note(workspace: string, { person, ...rest }: Front): Promise<void> {
    await this.opened.db
      .insertInto('front')
      .values({ workspace, person, ...rest })
      .onConflict((oc) => oc.columns(['workspace', 'person']).doUpdateSet(rest))
      .execute();
  }

  async of(workspace: string, person: string): Promise<Front | undefined> {
    return read(await this.in(workspace).where('person', '=', person).executeTakeFirst());
  }

  /** Whose own conversation with Baton a place is. */
  async at(workspace: string, place: string): Promise<Front | undefined> {
    return read(await this.in(workspace).where('place', '=', place).executeTakeFirst());
  }

  /** Those looked at since an instant, the last ones first. */
  async since(workspace: string, at: number, most: number): Promise<Front[]> {
    const rows = await this.in(workspace).where('at', '>=', at).orderBy('at', 'desc').limit(most).execute();
    return rows.flatMap((row) => read(row) ?? []);
  }
}

const read = (row: { person: string; place: string; at: number; shows: string; hash: string } | undefined) =>
  row && { ...row, at: Number(row.at), shows: row.shows as Front['shows'] };
