/** How far the people of each installation have been listed, so that a list that breaks off goes on from there. */
import { sql } from 'kysely';
import type { Clock } from '../../src/ports/clock.js';
import { storeInstant } from './clock.js';
import type { Opened } from './opened.js';

/** A list that this process goes on with. `listedAt` grows with each note, and only the one who knows it may write the next. */
export interface HeldList {
  cursor: string;
  listedAt: number;
}

/** The lists of one platform. `cursor`: the platform's mark of where the list goes on; empty at its beginning. */
export class Listings {
  constructor(
    private readonly opened: Opened,
    private readonly platform: string,
    private readonly clock: Clock,
  ) {}

  private change(workspace: string) {
    const { db } = this.opened;
    return db.updateTable('installation').where('platform', '=', this.platform).where('workspace', '=', workspace);
  }

  /**
   * Takes a list on.
   * @param aliveMs whoever noted something less than this ago is still at it
   * @returns where to go on; undefined if another instance is at it, or the workspace has no installation
   */
  async claim(workspace: string, aliveMs: number): Promise<HeldList | undefined> {
    const { db } = this.opened;
    const row = await db
      .selectFrom('installation')
      .select('listCursor')
      .where('platform', '=', this.platform)
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    if (!row) return undefined;
    const cursor = row.listCursor ?? '';
    const free = this.taken(workspace, cursor).where((eb) =>
      eb.or([eb('listCursor', 'is', null), eb('listedAt', '<=', this.ago(aliveMs))]),
    );
    const claimed = await free.returning('listedAt').executeTakeFirst();
    return claimed && { cursor, listedAt: claimed.listedAt };
  }

  private ago(ms: number) {
    return sql<number>`${storeInstant(this.clock)} - ${ms}`;
  }

  private taken(workspace: string, cursor: string) {
    return this.change(workspace).set((eb) => ({
      listCursor: cursor,
      listedAt: sql<number>`case when ${storeInstant(this.clock)} > ${eb.ref('listedAt')} then ${storeInstant(this.clock)} else ${eb.ref('listedAt')} + 1 end`,
    }));
  }

  /** Notes where a list goes on. @returns undefined if another instance has taken it on meanwhile */
  async note(workspace: string, held: HeldList, cursor: string): Promise<HeldList | undefined> {
    const own = this.taken(workspace, cursor).where('listedAt', '=', held.listedAt);
    const noted = await own.returning('listedAt').executeTakeFirst();
    return noted && { cursor, listedAt: noted.listedAt };
  }

  /** Another instance can take a list on at once. */
  async release(workspace: string, { listedAt }: HeldList): Promise<void> {
    await this.change(workspace).set({ listedAt: 0 }).where('listedAt', '=', listedAt).execute();
  }

  /** A list is at its end. */
  async done(workspace: string, { listedAt }: HeldList): Promise<void> {
    await this.change(workspace).set({ listCursor: null }).where('listedAt', '=', listedAt).execute();
  }

  /** Workspaces whose lists broke off, and have not gone on for so many ms. */
  async broken(aliveMs: number): Promise<string[]> {
    const rows = await this.opened.db
      .selectFrom('installation')
      .select('workspace')
      .where('platform', '=', this.platform)
      .where('data', 'is not', null)
      .where('listCursor', 'is not', null)
      .where('listedAt', '<=', this.ago(aliveMs))
      .orderBy('workspace')
      .execute();
    return rows.map(({ workspace }) => workspace);
  }
}
