/** Where a platform can be answered: its conversations with the address of each, and the names that people go by there. */
import { type RawBuilder, sql } from 'kysely';
import type { Opened } from './opened.js';
import type { Conversation } from './records.js';

/** The conversations and aliases of all workspaces. */
export class Addresses {
  constructor(private readonly opened: Opened) {}

  private in(workspace: string) {
    return this.opened.db.selectFrom('conversation').selectAll().where('workspace', '=', workspace);
  }

  /** The first that matches. Written as SQL: this is asked for each message that goes out. */
  private async first(which: RawBuilder<unknown>): Promise<Conversation | undefined> {
    const found = sql<Conversation>`select * from conversation where ${which} limit 1`;
    return (await found.execute(this.opened.db)).rows[0];
  }

  /** Keeps a conversation. If it is known already, everything but `at` is replaced. */
  async keep(workspace: string, { id, at, ...rest }: Conversation): Promise<void> {
    await this.opened.db
      .insertInto('conversation')
      .values({ workspace, id, at, ...rest })
      .onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet(rest))
      .execute();
  }

  /** A conversation by its id. */
  async find(workspace: string, id: string): Promise<Conversation | undefined> {
    return this.first(sql`workspace = ${workspace} and id = ${id}`);
  }

  /** A person's own conversation with Baton. */
  async of(workspace: string, person: string): Promise<Conversation | undefined> {
    return this.first(sql`workspace = ${workspace} and person = ${person} order by at desc`);
  }

  /** All conversations of a workspace, or those of one team, in the order in which they became known. */
  async list(workspace: string, team?: string): Promise<Conversation[]> {
    const all = this.in(workspace).orderBy('at').orderBy('id');
    return (team === undefined ? all : all.where('team', '=', team)).execute();
  }

  /** The conversation that became known last: new ones can be opened at its address. */
  async latest(workspace: string): Promise<Conversation | undefined> {
    return this.in(workspace).orderBy('at', 'desc').limit(1).executeTakeFirst();
  }

  /** Forgets a conversation. */
  async forget(workspace: string, id: string): Promise<void> {
    const own = this.opened.db.deleteFrom('conversation').where('workspace', '=', workspace);
    await own.where('id', '=', id).execute();
  }

  /** Notes that the platform calls a person by this id in conversations. */
  async alias(workspace: string, id: string, person: string): Promise<void> {
    await this.opened.db
      .insertInto('alias')
      .values({ workspace, id, person })
      .onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet({ person }))
      .execute();
  }

  /** The person whom the platform calls by this id. */
  async personOf(workspace: string, id: string): Promise<string | undefined> {
    const own = this.opened.db.selectFrom('alias').select('person').where('workspace', '=', workspace);
    return (await own.where('id', '=', id).executeTakeFirst())?.person;
  }

  /** The id by which the platform calls a person. */
  async aliasOf(workspace: string, person: string): Promise<string | undefined> {
    const own = this.opened.db.selectFrom('alias').select('id').where('workspace', '=', workspace);
    return (await own.where('person', '=', person).orderBy('id').executeTakeFirst())?.id;
  }
}
