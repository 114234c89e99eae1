/** Where a platform can be answered: its conversations with the address to reach each, and the names that people go by there. */
import type { Opened } from './opened.js';

export interface Conversation {
  /** The platform's id. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** Whose own conversation with Baton it is. */
  person: string | null;
  /** The team that a channel belongs to. */
  team: string | null;
  name: string;
  /** The address at which the platform takes messages for it. */
  service: string;
  /** Baton's own id there. */
  bot: string;
  /** When it became known. */
  at: number;
}

export class Addresses {
  constructor(private readonly opened: Opened) {}

  private in(workspace: string) {
    return this.opened.db.selectFrom('conversation').selectAll().where('workspace', '=', workspace);
  }

  /** Keeps a conversation; one that is known keeps the instant it became so. */
  async keep(workspace: string, { id, at, ...rest }: Conversation): Promise<void> {
    await this.opened.db
      .insertInto('conversation')
      .values({ workspace, id, at, ...rest })
      .onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet(rest))
      .execute();
  }

  async find(workspace: string, id: string): Promise<Conversation | undefined> {
    return read(await this.in(workspace).where('id', '=', id).executeTakeFirst());
  }

  /** Somebody's own conversation with Baton. */
  async of(workspace: string, person: string): Promise<Conversation | undefined> {
    return read(await this.in(workspace).where('person', '=', person).orderBy('at', 'desc').executeTakeFirst());
  }

  /** All conversations of a workspace, or those of one team. */
  async list(workspace: string, team?: string): Promise<Conversation[]> {
    const all = this.in(workspace).orderBy('at').orderBy('id');
    const rows = await (team === undefined ? all : all.where('team', '=', team)).execute();
    return rows.flatMap((row) => read(row) ?? []);
  }

  /** The conversation that became known last: its address is good for new ones. */
  async latest(workspace: string): Promise<Conversation | undefined> {
    return read(await this.in(workspace).orderBy('at', 'desc').limit(1).executeTakeFirst());
  }

  async forget(workspace: string, id: string): Promise<void> {
    const all = this.opened.db.deleteFrom('conversation').where('workspace', '=', workspace);
    await all.where('id', '=', id).execute();
  }

  /** The name by which the platform knows somebody in a conversation stands for a person. */
  async alias(workspace: string, id: string, person: string): Promise<void> {
    await this.opened.db
      .insertInto('alias')
      .values({ workspace, id, person })
      .onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet({ person }))
      .execute();
  }

  async personOf(workspace: string, id: string): Promise<string | undefined> {
    const all = this.opened.db.selectFrom('alias').select('person').where('workspace', '=', workspace);
    return (await all.where('id', '=', id).executeTakeFirst())?.person;
  }

  async aliasOf(workspace: string, person: string): Promise<string | undefined> {
    const all = this.opened.db.selectFrom('alias').select('id').where('workspace', '=', workspace);
    return (await all.where('person', '=', person).orderBy('id').executeTakeFirst())?.id;
  }
}

type Row = Omit<Conversation, 'kind'> & { kind: string };

const read = (row: Row | undefined): Conversation | undefined =>
  row && { ...row, kind: row.kind as Conversation['kind'], at: Number(row.at) };
