/** Who has opened Baton's start page (Slack's Home tab), and what it shows: what it takes to redraw it later. */
import type { Opened } from './opened.js';
import type { Front } from './records.js';

/** The start pages of all workspaces. */
export class Fronts {
  constructor(private readonly opened: Opened) {}

  private in(workspace: string) {
    return this.opened.db.selectFrom('front').selectAll().where('workspace', '=', workspace);
  }

  /** Notes what a person's start page shows now. */
  async note(workspace: string, { person, ...rest }: Front): Promise<void> {
    await this.opened.db
      .insertInto('front')
      .values({ workspace, person, ...rest })
      .onConflict((oc) => oc.columns(['workspace', 'person']).doUpdateSet(rest))
      .execute();
  }

  /** A person's start page; undefined if they have never opened it. */
  async of(workspace: string, person: string): Promise<Front | undefined> {
    return this.in(workspace).where('person', '=', person).executeTakeFirst();
  }

  /** The start page of the person whose own conversation with Baton this is. */
  async at(workspace: string, place: string): Promise<Front | undefined> {
    return this.in(workspace).where('place', '=', place).executeTakeFirst();
  }

  /** Those opened since an instant, the latest first. */
  async since(workspace: string, at: number, most: number): Promise<Front[]> {
    return this.in(workspace).where('at', '>=', at).orderBy('at', 'desc').limit(most).execute();
  }
}
