/** How far the people of each installation have been listed, so that a list that breaks off goes on from there. */
import type { Opened } from './opened.js';

/** The lists of one platform. `cursor`: the platform's mark of where the list goes on; empty at its beginning. */
export class Listings {
  constructor(
    private readonly opened: Opened,
    private readonly platform: string,
  ) {}

  private change(workspace: string) {
    const { db } = this.opened;
    return db.updateTable('installation').where('platform', '=', this.platform).where('workspace', '=', workspace);
  }

  /**
   * Takes a list on.
   * @param before whoever noted something after this instant is still at it
   * @returns where to go on; undefined if another instance is at it, or the workspace has no installation
   */
  async claim(workspace: string, now: number, before: number): Promise<string | undefined> {
    const { db } = this.opened;
    const row = await db
      .selectFrom('installation')
      .select('listCursor')
      .where('platform', '=', this.platform)
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    if (!row) return undefined;
    const claim = this.change(workspace).set({ listCursor: row.listCursor ?? '', listedAt: now });
    const free = claim.where((eb) => eb.or([eb('listCursor', 'is', null), eb('listedAt', '<=', before)]));
    return Number((await free.executeTakeFirst()).numUpdatedRows) > 0 ? (row.listCursor ?? '') : undefined;
  }

  /** Notes where a list goes on. @param at now; 0 if another instance can take it on at once */
  async note(workspace: string, cursor: string, at: number): Promise<void> {
    await this.change(workspace).set({ listCursor: cursor, listedAt: at }).execute();
  }

  /** A list is at its end. */
  async done(workspace: string): Promise<void> {
    await this.change(workspace).set({ listCursor: null }).execute();
  }

  /** Workspaces whose lists broke off, and have not gone on since an instant. */
  async broken(before: number): Promise<string[]> {
    const rows = await this.opened.db
      .selectFrom('installation')
      .select('workspace')
      .where('platform', '=', this.platform)
      .where('data', 'is not', null)
      .where('listCursor', 'is not', null)
      .where('listedAt', '<=', before)
      .orderBy('workspace')
      .execute();
    return rows.map(({ workspace }) => workspace);
  }
}
